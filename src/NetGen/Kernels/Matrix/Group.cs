using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>64 bytes of partial sums of one row, in as many registers as that takes; what a horizontal sum is made from.</summary>
internal unsafe struct Group<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private TLanes _first;
    private TLanes _second;
    private TLanes _third;
    private TLanes _fourth;

    /// <summary>Adds the products of 64 bytes of values.</summary>
    [MethodImpl(Inline)]
    public void Add(T* a, T* b)
    {
        _first = TLanes.MultiplyAdd(TLanes.Load(a), TLanes.Load(b), _first);
        if (typeof(TLanes) == typeof(Lanes512<T>)) return;
        _second = TLanes.MultiplyAdd(TLanes.Load(a + TLanes.Count), TLanes.Load(b + TLanes.Count), _second);
        if (typeof(TLanes) == typeof(Lanes256<T>)) return;
        _third = TLanes.MultiplyAdd(TLanes.Load(a + 2 * TLanes.Count), TLanes.Load(b + 2 * TLanes.Count), _third);
        _fourth = TLanes.MultiplyAdd(TLanes.Load(a + 3 * TLanes.Count), TLanes.Load(b + 3 * TLanes.Count), _fourth);
    }

    /// <summary>The sums folded down to 16 bytes.</summary>
    [MethodImpl(Inline)]
    public readonly Vector128<T> Quarter()
    {
        if (typeof(TLanes) == typeof(Lanes512<T>)) return TLanes.SumQuarters(_first);
        if (typeof(TLanes) == typeof(Lanes256<T>)) return TLanes.SumQuarters(_first + _second);
        return TLanes.SumQuarters((_first + _third) + (_second + _fourth));
    }
}
