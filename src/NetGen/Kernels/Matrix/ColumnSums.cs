using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The bias gradient: the sums of the columns of the deltas.</summary>
/// <remarks>Four partial sums, of every fourth example, whatever the width: one alone would wait for each of its additions.</remarks>
internal static unsafe class ColumnSums<TLanes, TSink, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where TSink : struct, IGradientSink<T>
    where T : unmanaged
{
    /// <summary>Sums the columns from the first to before the end, which are multiples of 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T* delta, nint offset, in TSink sink, nint examples, nint stride, nint first, nint end)
    {
        if (examples == 1)
        {
            One(delta, offset, sink, first, end);
            return;
        }
        nint pairs = first + (end - first) / (2 * TLanes.Count) * (2 * TLanes.Count);
        if (first < pairs) Run<TwoWide>(delta, offset, sink, examples, stride, first, pairs);
        if (pairs < end) Run<OneWide>(delta, offset, sink, examples, stride, pairs, end);
    }

    /// <summary>Of a single example there is nothing to sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void One(T* delta, nint offset, in TSink given, nint first, nint end)
    {
        TSink sink = given;
        for (nint column = first; column < end; column += TLanes.Count) sink.Take(TLanes.Load(delta + column), offset + column);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TWidth>(T* delta, nint offset, in TSink sink, nint examples, nint stride, nint first, nint end)
        where TWidth : ITileWidth
    {
        var target = new SinkSums<TLanes, TSink, T>(sink, offset);
        for (nint column = first; column < end; column += TWidth.Registers * TLanes.Count)
        {
            Strip<TLanes, T, TWidth> s0 = default, s1 = default, s2 = default, s3 = default;
            T* row = delta + column;
            nint left = examples;
            for (; left >= 4; left -= 4, row += 4 * stride)
            {
                s0.Add(row);
                s1.Add(row + stride);
                s2.Add(row + 2 * stride);
                s3.Add(row + 3 * stride);
            }
            if (left > 0) s0.Add(row);
            if (left > 1) s1.Add(row + stride);
            if (left > 2) s2.Add(row + 2 * stride);
            ((s0 + s1) + (s2 + s3)).Finish(target, column);
        }
    }
}
