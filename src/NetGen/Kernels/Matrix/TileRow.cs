using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>One row of a tile: one or two registers of sums. Of <see cref="PairedRows"/>, two rows of one register.</summary>
internal unsafe struct TileRow<TLanes, T, TWidth>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
    where TWidth : ITileWidth
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private TLanes _left;
    private TLanes _right;

    /// <summary>The sums before the first step.</summary>
    [MethodImpl(Inline)]
    public static TileRow<TLanes, T, TWidth> Start<TEpilogue>(in TEpilogue epilogue, nint at, nint partner)
        where TEpilogue : struct, IEpilogue<TLanes, T>
    {
        TLanes left = epilogue.Start(at);
        return new()
        {
            _left = left,
            _right = typeof(TWidth) == typeof(TwoWide) ? epilogue.Start(at + TLanes.Count)
                : typeof(TWidth) == typeof(PairedRows) && default(TEpilogue) is IContinuedProduct ? epilogue.Start(at + partner)
                : left,
        };
    }

    /// <summary>One step of the sums: the value at <paramref name="a"/> times a register, or two.</summary>
    [MethodImpl(Inline)]
    public void Add(T* a, nint partner, TLanes left, TLanes right)
    {
        TLanes x = TLanes.Broadcast(*a);
        _left = TLanes.MultiplyAdd(x, left, _left);
        if (typeof(TWidth) == typeof(TwoWide)) _right = TLanes.MultiplyAdd(x, right, _right);
        if (typeof(TWidth) == typeof(PairedRows)) _right = TLanes.MultiplyAdd(TLanes.Broadcast(a[partner]), left, _right);
    }

    /// <summary>Hands the sums over.</summary>
    [MethodImpl(Inline)]
    public readonly void Finish<TEpilogue>(in TEpilogue epilogue, nint offset, nint partner)
        where TEpilogue : struct, IEpilogue<TLanes, T>
    {
        epilogue.Finish(_left, offset);
        if (typeof(TWidth) == typeof(TwoWide)) epilogue.Finish(_right, offset + TLanes.Count);
        if (typeof(TWidth) == typeof(PairedRows)) epilogue.Finish(_right, offset + partner);
    }

    /// <summary>Puts the sums aside.</summary>
    [MethodImpl(Inline)]
    public readonly void Spill(T* target)
    {
        _left.Store(target);
        if (typeof(TWidth) == typeof(TwoWide)) _right.Store(target + TLanes.Count);
        if (typeof(TWidth) == typeof(PairedRows)) _right.Store(target + PairedRows.Distance * TLanes.Count);
    }
}
