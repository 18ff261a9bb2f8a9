using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <summary>What an update rule remembers about one register of parameters: <see cref="IUpdateRule{TRule, T}.StateCount"/> registers.</summary>
/// <typeparam name="TLanes">The register.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public readonly ref struct StateLanes<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private readonly ref T _first;
    private readonly nint _distance;

    /// <summary>State in memory: one array per slot, all of one length, one behind the other.</summary>
    /// <param name="first">The value of slot 0 for the register's first parameter.</param>
    /// <param name="distance">Values from a slot to the same place in the next one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public StateLanes(ref T first, nint distance)
    {
        _first = ref first;
        _distance = distance;
    }

    /// <summary>The remembered values, one per parameter.</summary>
    /// <param name="slot">From 0 to <see cref="IUpdateRule{TRule, T}.StateCount"/> - 1; not checked.</param>
    public TLanes this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.Load(in Unsafe.Add(ref _first, slot * _distance));
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => value.Store(ref Unsafe.Add(ref _first, slot * _distance));
    }
}
