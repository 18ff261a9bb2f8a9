using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Sums over the rows of a batch, channel by channel.</summary>
/// <remarks>Four partial sums, of every fourth row, whatever the width: one alone would wait for each of its additions.</remarks>
internal static unsafe class ChannelStatistics
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Mean, variance of all values, and the inverse deviation.</summary>
    [MethodImpl(Optimize)]
    public static void OfBatch<TLanes, T>(T* source, T* mean, T* variance, T* inverse, nint rows, nint stride, nint first, nint end, double epsilon)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes count = TLanes.Constant(rows), one = TLanes.Constant(1), floor = TLanes.Constant(epsilon);
        for (nint at = first; at < end; at += TLanes.Count)
        {
            TLanes middle = Sum(source + at, rows, stride) / count;
            TLanes spread = SquaredDeviations(source + at, middle, rows, stride) / count;
            middle.Store(mean + at);
            spread.Store(variance + at);
            (one / TLanes.Sqrt(spread + floor)).Store(inverse + at);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static TLanes Sum(T* row, nint rows, nint stride)
        {
            TLanes a = TLanes.Zero, b = a, c = a, d = a;
            for (; rows >= 4; rows -= 4, row += 4 * stride)
            {
                a += TLanes.Load(row);
                b += TLanes.Load(row + stride);
                c += TLanes.Load(row + 2 * stride);
                d += TLanes.Load(row + 3 * stride);
            }

            if (rows > 0) a += TLanes.Load(row);
            if (rows > 1) b += TLanes.Load(row + stride);
            if (rows > 2) c += TLanes.Load(row + 2 * stride);
            return (a + b) + (c + d);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static TLanes SquaredDeviations(T* row, TLanes mean, nint rows, nint stride)
        {
            TLanes a = TLanes.Zero, b = a, c = a, d = a;
            for (; rows >= 4; rows -= 4, row += 4 * stride)
            {
                a = Add(a, row, mean);
                b = Add(b, row + stride, mean);
                c = Add(c, row + 2 * stride, mean);
                d = Add(d, row + 3 * stride, mean);
            }

            if (rows > 0) a = Add(a, row, mean);
            if (rows > 1) b = Add(b, row + stride, mean);
            if (rows > 2) c = Add(c, row + 2 * stride, mean);
            return (a + b) + (c + d);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static TLanes Add(TLanes sum, T* row, TLanes mean)
        {
            TLanes deviation = TLanes.Load(row) - mean;
            return TLanes.MultiplyAdd(deviation, deviation, sum);
        }
    }

    /// <summary>The sums of gradients, and of gradients times what they belong to.</summary>
    [MethodImpl(Optimize)]
    public static void OfGradients<TLanes, T>(T* upstream, T* standard, T* sums, T* sumsAlong, nint rows, nint stride, nint first, nint end)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        for (nint at = first; at < end; at += TLanes.Count)
        {
            Sums<TLanes, T>(upstream + at, standard + at, rows, stride, out TLanes sum, out TLanes along);
            sum.Store(sums + at);
            along.Store(sumsAlong + at);
        }
    }

    /// <summary>The same of one register of channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sums<TLanes, T>(T* upstream, T* standard, nint rows, nint stride, out TLanes sum, out TLanes along)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes a = TLanes.Zero, b = a, c = a, d = a, e = a, f = a, h = a, i = a;
        T* g = upstream, s = standard;
        for (; rows >= 4; rows -= 4, g += 4 * stride, s += 4 * stride)
        {
            Add(ref a, ref e, g, s);
            Add(ref b, ref f, g + stride, s + stride);
            Add(ref c, ref h, g + 2 * stride, s + 2 * stride);
            Add(ref d, ref i, g + 3 * stride, s + 3 * stride);
        }

        if (rows > 0) Add(ref a, ref e, g, s);
        if (rows > 1) Add(ref b, ref f, g + stride, s + stride);
        if (rows > 2) Add(ref c, ref h, g + 2 * stride, s + 2 * stride);
        sum = (a + b) + (c + d);
        along = (e + f) + (h + i);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Add(ref TLanes sum, ref TLanes along, T* gradient, T* value)
        {
            TLanes g = TLanes.Load(gradient);
            sum += g;
            along = TLanes.MultiplyAdd(g, value, along);
        }
    }
}
