using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The weight gradient of a single example: every input times every delta, straight into the sink.</summary>
/// <remarks>
/// Where there is padding, products are added to zero, as in the product of a batch: its zeros stay positive. Those of the outputs become positive with
/// them, so a layer has it one way or the other as a whole: tiles, which differ from width to width, must not decide about the sign of a zero.
/// </remarks>
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
    public static void Run(T* input, T* delta, nint offset, in TSink sink, nint rows, nint outputs, nint stride)
    {
        nint padded = Padding.Of<T>(outputs);
        // A rule of many operations takes as long for padding as for weights.
        nint end = TSink.IsLong && typeof(TLanes) == typeof(Lanes1<T>) ? outputs : padded;
        if (padded > NarrowGroups * Padding.CacheLine<T>())
        {
            if (TSink.IsLong) ByPairs(input, delta, offset, sink, rows, end, stride);
            else ByRows(input, delta, offset, sink, rows, end, stride);
            return;
        }
        bool isPadded = outputs < padded;
        for (nint column = 0; column < end;)
        {
            nint registers = (end - column) / TLanes.Count;
            if (registers >= 4 && !TSink.IsLong)
            {
                ByColumns<FourWide>(input, delta, offset, sink, rows, column, isPadded, stride);
                column += 4 * TLanes.Count;
            }
            else if (registers >= 2)
            {
                ByColumns<TwoWide>(input, delta, offset, sink, rows, column, isPadded, stride);
                column += 2 * TLanes.Count;
            }
            else
            {
                ByColumns<OneWide>(input, delta, offset, sink, rows, column, isPadded, stride);
                column += TLanes.Count;
            }
        }
    }

    /// <summary>Hands over the first register of every row, which holds all its outputs; the padding behind it is left as it is, zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Narrow(T* input, T* delta, nint offset, in TSink sink, nint rows, nint stride)
        => ByColumns<OneWide, Padded>(input, delta, offset, sink, rows, stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ByColumns<TWidth>(T* input, T* delta, nint offset, in TSink sink, nint rows, nint column, bool isPadded, nint stride)
        where TWidth : ITileWidth
    {
        if (isPadded) ByColumns<TWidth, Padded>(input, delta + column, offset + column, sink, rows, stride);
        else ByColumns<TWidth, Plain>(input, delta + column, offset + column, sink, rows, stride);
    }

    /// <summary>A few registers of every row; their deltas stay in registers.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void ByColumns<TWidth, TPadding>(T* input, T* delta, nint offset, in TSink given, nint rows, nint stride)
        where TWidth : ITileWidth
        where TPadding : struct
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
            sink.Take(Times<TPadding>(x, d0), offset);
            if (typeof(TWidth) == typeof(OneWide)) continue;
            sink.Take(Times<TPadding>(x, d1), offset + TLanes.Count);
            if (typeof(TWidth) == typeof(TwoWide)) continue;
            sink.Take(Times<TPadding>(x, d2), offset + 2 * TLanes.Count);
            sink.Take(Times<TPadding>(x, d3), offset + 3 * TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Times<TPadding>(TLanes x, TLanes delta)
        where TPadding : struct
        => typeof(TPadding) == typeof(Padded) ? TLanes.MultiplyAdd(x, delta, TLanes.Zero) : x * delta;

    /// <summary>A row at a time: parameters come in one stream.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void ByRows(T* input, T* delta, nint offset, in TSink given, nint rows, nint end, nint stride)
    {
        TSink sink = given;
        for (T* last = input + rows; input < last; input++, offset += stride)
        {
            TLanes x = TLanes.Broadcast(*input);
            for (nint at = 0; at < end; at += TLanes.Count) sink.Take(Times<Padded>(x, TLanes.Load(delta + at)), offset + at);
        }
    }

    /// <summary>Two rows at a time, so that what rules remember of both comes at once: a rule that computes for long does not wait for the stream.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void ByPairs(T* input, T* delta, nint offset, in TSink given, nint rows, nint end, nint stride)
    {
        TSink sink = given;
        nint row = 0;
        for (; row + 2 <= rows; row += 2, offset += 2 * stride)
        {
            TLanes x = TLanes.Broadcast(input[row]), y = TLanes.Broadcast(input[row + 1]);
            for (nint at = 0; at < end; at += TLanes.Count)
            {
                TLanes d = TLanes.Load(delta + at);
                sink.Take(Times<Padded>(x, d), offset + at);
                sink.Take(Times<Padded>(y, d), offset + stride + at);
            }
        }
        if (row == rows) return;
        TLanes last = TLanes.Broadcast(input[row]);
        for (nint at = 0; at < end; at += TLanes.Count)
            sink.Take(Times<Padded>(last, TLanes.Load(delta + at)), offset + at);
    }

    /// <summary>A layer without padding.</summary>
    private readonly struct Plain;

    /// <summary>A layer some of whose registers hold padding.</summary>
    private readonly struct Padded;
}
