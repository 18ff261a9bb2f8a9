using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Rows shifted and scaled to mean 0 and variance 1, then scaled and shifted channel by channel.</summary>
/// <remarks>
/// The memory behind every reference is pinned. All rows but those of the source are padded to 64 bytes; the padding of scale, shift and gradients is
/// zero, and that of all results comes out zero.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LayerNorm
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary><c>standard = (x - mean) / sqrt(variance + epsilon)</c> along each row, and <c>result = standard scale + shift</c>.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="sourceStride">Values from one of them to the next.</param>
    /// <param name="scale">One value per channel.</param>
    /// <param name="shift">One value per channel.</param>
    /// <param name="standard">Receives the standardised rows, for <see cref="InputGradient{T}"/>.</param>
    /// <param name="inverseDeviation">Receives <c>1 / sqrt(variance + epsilon)</c>, one value per row.</param>
    /// <param name="result">Receives the result.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="size">The values of one row.</param>
    /// <param name="epsilon">Keeps constant rows finite.</param>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(Optimize)]
    public static void Forward<T>(
        ref T source, nint sourceStride, ref T scale, ref T shift, ref T standard, ref T inverseDeviation, ref T result, nint rows, nint size, double epsilon)
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref source), w = (T*)Unsafe.AsPointer(ref scale), b = (T*)Unsafe.AsPointer(ref shift);
        T* s = (T*)Unsafe.AsPointer(ref standard), r = (T*)Unsafe.AsPointer(ref inverseDeviation), y = (T*)Unsafe.AsPointer(ref result);
        WidthDispatch<T>.LayerNorm(x, sourceStride, w, b, s, r, y, rows, size, epsilon);
    }

    /// <summary>From the gradient of the result to that of the source: <c>(g - mean g - standard mean(g standard)) / deviation</c>, g that of the standardised rows.</summary>
    /// <param name="upstream">The gradient with respect to the result.</param>
    /// <param name="scale">One value per channel.</param>
    /// <param name="standard">The standardised rows.</param>
    /// <param name="inverseDeviation">One value per row.</param>
    /// <param name="inputGradient">Receives the gradient; may be the upstream's memory.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="size">The values of one row.</param>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(Optimize)]
    public static void InputGradient<T>(
        ref T upstream, ref T scale, ref T standard, ref T inverseDeviation, ref T inputGradient, nint rows, nint size)
        where T : unmanaged
    {
        T* g = (T*)Unsafe.AsPointer(ref upstream), w = (T*)Unsafe.AsPointer(ref scale), s = (T*)Unsafe.AsPointer(ref standard);
        T* r = (T*)Unsafe.AsPointer(ref inverseDeviation), d = (T*)Unsafe.AsPointer(ref inputGradient);
        WidthDispatch<T>.LayerNormGradient(g, w, s, r, d, rows, size);
    }

    /// <remarks>Two rows at a time: while the sums of one are folded, those of the other go on.</remarks>
    [MethodImpl(Optimize)]
    [SkipLocalsInit]
    internal static void Forward<TLanes, T>(
        T* source, nint sourceStride, T* scale, T* shift, T* standard, T* inverseDeviation, T* result, nint rows, nint size, double epsilon)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), group = Padding.CacheLine<T>();
        TLanes one = TLanes.Constant(1), share = one / TLanes.Constant(size), floor = TLanes.Constant(epsilon);
        T* end = source + (rows - 1) * sourceStride + size;
        byte* memory = stackalloc byte[3 * Padding.Bytes];
        T* sums = Padding.Align<T>(memory);
        nint row = 0;
        for (; row + 1 < rows; row += 2)
        {
            T* x = source + row * sourceStride, next = x + sourceStride;
            TLanes mean = RowSum<TLanes, T>.Of(new Value<TLanes, T>(x, end), size, sums) * share;
            TLanes nextMean = RowSum<TLanes, T>.Of(new Value<TLanes, T>(next, end), size, sums + group) * share;
            TLanes variance = RowSum<TLanes, T>.Of(new SquaredDeviation<TLanes, T>(x, end, mean), size, sums) * share;
            TLanes nextVariance = RowSum<TLanes, T>.Of(new SquaredDeviation<TLanes, T>(next, end, nextMean), size, sums + group) * share;
            Normalize(x, end, mean, one / TLanes.Sqrt(variance + floor), scale, shift, standard + row * stride, inverseDeviation + row, result + row * stride, size, sums);
            Normalize(
                next, end, nextMean, one / TLanes.Sqrt(nextVariance + floor), scale, shift, standard + (row + 1) * stride, inverseDeviation + row + 1,
                result + (row + 1) * stride, size, sums + group);
        }

        if (row < rows)
        {
            T* x = source + row * sourceStride;
            TLanes mean = RowSum<TLanes, T>.Of(new Value<TLanes, T>(x, end), size, sums) * share;
            TLanes variance = RowSum<TLanes, T>.Of(new SquaredDeviation<TLanes, T>(x, end, mean), size, sums) * share;
            Normalize(x, end, mean, one / TLanes.Sqrt(variance + floor), scale, shift, standard + row * stride, inverseDeviation + row, result + row * stride, size, sums);
        }
    }

    /// <summary>One row whose mean and deviation are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Normalize<TLanes, T>(
        T* source, T* end, TLanes mean, TLanes inverse, T* scale, T* shift, T* standard, T* inverseDeviation, T* result, nint size, T* first)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        inverse.Store(first);
        *inverseDeviation = *first;
        nint padded = Padding.Of<T>(size), whole = size / TLanes.Count * TLanes.Count;
        for (nint at = 0; at < whole; at += TLanes.Count)
        {
            TLanes value = (TLanes.Load(source + at) - mean) * inverse;
            value.Store(standard + at);
            TLanes.MultiplyAdd(value, scale + at, TLanes.Load(shift + at)).Store(result + at);
        }

        for (nint at = whole; at < padded; at += TLanes.Count)
        {
            TLanes value = (MaskedTail<TLanes, T>.Load(source + at, size - at, end) - mean) * inverse;
            value = TLanes.And(value, TLanes.FirstLanes(size - at));
            value.Store(standard + at);
            TLanes.MultiplyAdd(value, scale + at, TLanes.Load(shift + at)).Store(result + at);
        }
    }

    [MethodImpl(Optimize)]
    [SkipLocalsInit]
    internal static void InputGradient<TLanes, T>(T* upstream, T* scale, T* standard, T* inverseDeviation, T* inputGradient, nint rows, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size);
        TLanes share = TLanes.Constant(1) / TLanes.Constant(size);
        byte* memory = stackalloc byte[3 * Padding.Bytes];
        T* sums = Padding.Align<T>(memory);
        for (nint row = 0; row < rows; row++, upstream += stride, standard += stride, inputGradient += stride)
        {
            (TLanes mean, TLanes along) = GradientSums<TLanes, T>(upstream, scale, standard, padded, sums);
            mean *= share;
            along *= share;
            TLanes inverse = TLanes.Broadcast(inverseDeviation[row]);
            for (nint at = 0; at < padded; at += TLanes.Count)
            {
                TLanes gradient = TLanes.Load(upstream + at) * TLanes.Load(scale + at) - mean;
                gradient = (gradient - TLanes.Load(standard + at) * along) * inverse;
                if (at + TLanes.Count > size) gradient = TLanes.And(gradient, TLanes.FirstLanes(size - at));
                gradient.Store(inputGradient + at);
            }
        }
    }

    /// <summary>The sums of the gradients of what was scaled, and of these times what was scaled; padding is zero, so that it may be added as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes Sum, TLanes Along) GradientSums<TLanes, T>(T* upstream, T* scale, T* standard, nint padded, T* sums)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint group = Padding.CacheLine<T>();
        for (nint part = 0; part < group; part += TLanes.Count)
        {
            TLanes a = TLanes.Zero, b = a, c = a, d = a;
            for (nint at = part; at < padded; at += 2 * group)
            {
                TLanes gradient = TLanes.Load(upstream + at) * TLanes.Load(scale + at);
                a += gradient;
                c = TLanes.MultiplyAdd(gradient, standard + at, c);
                if (at + group >= padded) break;
                gradient = TLanes.Load(upstream + at + group) * TLanes.Load(scale + at + group);
                b += gradient;
                d = TLanes.MultiplyAdd(gradient, standard + at + group, d);
            }

            (a + b).Store(sums + part);
            (c + d).Store(sums + group + part);
        }

        return (TLanes.Broadcast(Fold.Sum(sums)), TLanes.Broadcast(Fold.Sum(sums + group)));
    }
}
