using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What a function learns for some neighbouring channels: any number of values each, of which it reads those it needs.</summary>
/// <typeparam name="TLanes">A value of each of the channels.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct ChannelValues<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private readonly T* _first;
    private readonly nint _stride;

    /// <param name="first">The first value of the first of the channels.</param>
    /// <param name="stride">From there to its second value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ChannelValues(T* first, nint stride)
    {
        _first = first;
        _stride = stride;
    }

    /// <summary>One of the values of every channel, counted from 0.</summary>
    public TLanes this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.Load(_first + number * _stride);
    }
}
