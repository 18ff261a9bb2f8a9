using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Reads rows that are not padded, such as targets, without ever touching what lies behind the last of them.</summary>
internal static unsafe class MaskedTail<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    /// <summary>The first <paramref name="count"/> values from <paramref name="source"/> on, zero in the other lanes.</summary>
    /// <param name="source">Where the values are.</param>
    /// <param name="count">How many of them count; none if zero or less, all lanes at most.</param>
    /// <param name="end">The end of the memory that may be read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load(T* source, nint count, T* end)
    {
        if (count >= TLanes.Count) return TLanes.Load(source);
        // What follows is the next row: readable, and masked away.
        if (!MaskedLoad.IsFast && source + TLanes.Count <= end) return TLanes.And(TLanes.Load(source), TLanes.FirstLanes(count));
        return TLanes.LoadFirst(source, count);
    }
}
