using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The weight gradient of a single example: every input times every delta, straight into the sink.</summary>
/// <remarks>Products are added to zero, as in the product of a batch: the zeros of padding stay positive.</remarks>
internal static unsafe class OuterProduct<TLanes, TSink, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where TSink : struct, IGradientSink<T>
    where T : unmanaged
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Rows of up to this many times 64 bytes are taken by columns: a loop over so few registers ends before it has begun.</summary>
    private const int NarrowGroups = 4;

    /// <summary>Hands over all rows.</summary>
    [MethodImpl(Optimize)]
    public static void Run(T* input, T* delta, nint offset, in TSink sink, nint rows, nint padded, nint stride)
    {
        if (padded > NarrowGroups * Padding.Group<T>())
        {
            ByRows(input, delta, offset, sink, rows, padded, stride);
            return;
        }
        nint column = 0, width = TSink.IsLong ? 2 : 4;
        for (; column + width * TLanes.Count <= padded; column += width * TLanes.Count)
        {
            if (TSink.IsLong) ByColumns<TwoWide>(input, delta + column, offset + column, sink, rows, stride);
            else ByColumns<FourWide>(input, delta + column, offset + column, sink, rows, stride);
        }
        if (!TSink.IsLong && column + 2 * TLanes.Count <= padded)
        {
            ByColumns<TwoWide>(input, delta + column, offset + column, sink, rows, stride);
            column += 2 * TLanes.Count;
        }
        if (column < padded) ByColumns<OneWide>(input, delta + column, offset + column, sink, rows, stride);
    }

    /// <summary>A few registers of every row; their deltas stay in registers.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void ByColumns<TWidth>(T* input, T* delta, nint offset, in TSink given, nint rows, nint stride)
        where TWidth : ITileWidth
    {
        TSink sink = given;
        TLanes d0 = TLanes.Load(delta), d1 = d0, d2 = d0, d3 = d0;
        if (typeof(TWidth) != typeof(OneWide)) d1 = TLanes.Load(delta + TLanes.Count);
        if (typeof(TWidth) == typeof(FourWide))
        {
            d2 = TLanes.Load(delta + 2 * TLanes.Count);
            d3 = TLanes.Load(delta + 3 * TLanes.Count);
        }
        for (T* end = input + rows; input < end; input++, offset += stride)
        {
            TLanes x = TLanes.Broadcast(*input);
            sink.Take(TLanes.MultiplyAdd(x, d0, TLanes.Zero), offset);
            if (typeof(TWidth) == typeof(OneWide)) continue;
            sink.Take(TLanes.MultiplyAdd(x, d1, TLanes.Zero), offset + TLanes.Count);
            if (typeof(TWidth) == typeof(TwoWide)) continue;
            sink.Take(TLanes.MultiplyAdd(x, d2, TLanes.Zero), offset + 2 * TLanes.Count);
            sink.Take(TLanes.MultiplyAdd(x, d3, TLanes.Zero), offset + 3 * TLanes.Count);
        }
    }

    /// <summary>Two rows at a time, so that each register of deltas is loaded for both.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void ByRows(T* input, T* delta, nint offset, in TSink given, nint rows, nint padded, nint stride)
    {
        TSink sink = given;
        nint row = 0;
        for (; row + 2 <= rows; row += 2, offset += 2 * stride)
        {
            TLanes x = TLanes.Broadcast(input[row]), y = TLanes.Broadcast(input[row + 1]);
            for (nint at = 0; at < padded; at += TLanes.Count)
            {
                TLanes d = TLanes.Load(delta + at);
                sink.Take(TLanes.MultiplyAdd(x, d, TLanes.Zero), offset + at);
                sink.Take(TLanes.MultiplyAdd(y, d, TLanes.Zero), offset + stride + at);
            }
        }
        if (row == rows) return;
        TLanes last = TLanes.Broadcast(input[row]);
        for (nint at = 0; at < padded; at += TLanes.Count)
            sink.Take(TLanes.MultiplyAdd(last, TLanes.Load(delta + at), TLanes.Zero), offset + at);
    }
}
