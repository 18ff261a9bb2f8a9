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

    [MethodImpl(Optimize)]
    [SkipLocalsInit]
    internal static void Forward<TLanes, T>(
        T* source, nint sourceStride, T* scale, T* shift, T* standard, T* inverseDeviation, T* result, nint rows, nint size, double epsilon)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size), whole = size / TLanes.Count * TLanes.Count;
        TLanes count = TLanes.Constant(size), one = TLanes.Constant(1), floor = TLanes.Constant(epsilon);
        T* end = source + (rows - 1) * sourceStride + size;
        byte* memory = stackalloc byte[2 * Padding.Bytes];
        T* sums = Padding.Align<T>(memory);
        for (nint row = 0; row < rows; row++, source += sourceStride, standard += stride, result += stride)
        {
            TLanes mean = RowSum<TLanes, T>.Of(new Value<TLanes, T>(source, end), size, sums) / count;
            TLanes variance = RowSum<TLanes, T>.Of(new SquaredDeviation<TLanes, T>(source, end, mean), size, sums) / count;
            TLanes inverse = one / TLanes.Sqrt(variance + floor);
            inverse.Store(sums);
            inverseDeviation[row] = *sums;

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
    }

    [MethodImpl(Optimize)]
    [SkipLocalsInit]
    internal static void InputGradient<TLanes, T>(T* upstream, T* scale, T* standard, T* inverseDeviation, T* inputGradient, nint rows, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size);
        TLanes count = TLanes.Constant(size);
        byte* memory = stackalloc byte[2 * Padding.Bytes];
        T* sums = Padding.Align<T>(memory);
        for (nint row = 0; row < rows; row++, upstream += stride, standard += stride, inputGradient += stride)
        {
            // Padding is zero, so that it may be added as well.
            TLanes mean = RowSum<TLanes, T>.Of(new ScaledGradient<TLanes, T>(upstream, scale), padded, sums) / count;
            TLanes along = RowSum<TLanes, T>.Of(new GradientAlong<TLanes, T>(upstream, scale, standard), padded, sums) / count;
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
}
