using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The values of a row that need not be padded.</summary>
internal readonly unsafe struct Value<TLanes, T>(T* row, T* end) : IRowTerm<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private readonly T* _row = row, _end = end;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes At(nint offset) => TLanes.Load(_row + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes First(nint offset, nint count) => MaskedTail<TLanes, T>.Load(_row + offset, count, _end);
}

/// <summary>How far the values of such a row are from their mean, squared.</summary>
internal readonly unsafe struct SquaredDeviation<TLanes, T>(T* row, T* end, TLanes mean) : IRowTerm<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private readonly T* _row = row, _end = end;
    private readonly TLanes _mean = mean;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes At(nint offset)
    {
        TLanes deviation = TLanes.Load(_row + offset) - _mean;
        return deviation * deviation;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes First(nint offset, nint count)
    {
        TLanes deviation = MaskedTail<TLanes, T>.Load(_row + offset, count, _end) - _mean;
        return TLanes.And(deviation * deviation, TLanes.FirstLanes(count));
    }
}
