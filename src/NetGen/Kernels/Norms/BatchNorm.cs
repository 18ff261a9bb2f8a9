using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Channels shifted and scaled to mean 0 and variance 1 over all rows of a batch, or as the running statistics say, then scaled and shifted as learned.</summary>
/// <remarks>
/// The memory behind every reference is pinned; rows are padded to 64 bytes, and the padding of scale, shift and gradients is zero. What is summed over rows
/// is summed channel by channel in one order, whatever the width of registers and the number of threads, which share the channels.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class BatchNorm
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>A slice of what every channel is shifted and scaled by: of the batch's own values while training, else as the running statistics say.</summary>
    /// <param name="source">The rows of the whole batch.</param>
    /// <param name="runningMean">The running mean.</param>
    /// <param name="runningVariance">The running variance.</param>
    /// <param name="mean">Receives the mean.</param>
    /// <param name="variance">Receives the variance of all values, while training.</param>
    /// <param name="inverse">Receives <c>1 / sqrt(variance + epsilon)</c>.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="size">The channels.</param>
    /// <param name="epsilon">Keeps constant channels finite.</param>
    /// <param name="isTraining">Whether the batch's own values count.</param>
    /// <param name="slice">Which part of the channels.</param>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(Optimize)]
    public static void Statistics<T>(
        ref T source, ref T runningMean, ref T runningVariance, ref T mean, ref T variance, ref T inverse, nint rows, nint size, double epsilon, bool isTraining,
        WorkSlice slice)
        where T : unmanaged
    {
        (nint first, nint end) = slice.Range(Padding.Of<T>(size), Padding.CacheLine<T>());
        T* x = (T*)Unsafe.AsPointer(ref source), given = (T*)Unsafe.AsPointer(ref runningMean), spread = (T*)Unsafe.AsPointer(ref runningVariance);
        T* m = (T*)Unsafe.AsPointer(ref mean), v = (T*)Unsafe.AsPointer(ref variance), r = (T*)Unsafe.AsPointer(ref inverse);
        if (isTraining) WidthDispatch<T>.BatchStatistics(x, m, v, r, rows, Padding.Stride<T>(size), first, end, epsilon);
        else WidthDispatch<T>.GivenStatistics(given, spread, m, r, first, end, epsilon);
    }

    /// <summary><c>standard = (x - mean) inverse</c> and <c>result = standard scale + shift</c>; the padding of both comes out zero.</summary>
    [MethodImpl(Optimize)]
    public static void Forward<T>(
        ref T source, ref T mean, ref T inverse, ref T scale, ref T shift, ref T standard, ref T result, nint rows, nint size)
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref source), m = (T*)Unsafe.AsPointer(ref mean), r = (T*)Unsafe.AsPointer(ref inverse), w = (T*)Unsafe.AsPointer(ref scale);
        T* b = (T*)Unsafe.AsPointer(ref shift), s = (T*)Unsafe.AsPointer(ref standard), y = (T*)Unsafe.AsPointer(ref result);
        WidthDispatch<T>.BatchNorm(x, m, r, w, b, s, y, rows, size);
    }

    /// <summary>The same by the running statistics, for predictions; bit for bit.</summary>
    [MethodImpl(Optimize)]
    public static void Predict<T>(
        ref T source, ref T runningMean, ref T runningVariance, ref T scale, ref T shift, ref T result, nint rows, nint size, double epsilon)
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref source), m = (T*)Unsafe.AsPointer(ref runningMean), v = (T*)Unsafe.AsPointer(ref runningVariance);
        T* w = (T*)Unsafe.AsPointer(ref scale), b = (T*)Unsafe.AsPointer(ref shift), y = (T*)Unsafe.AsPointer(ref result);
        WidthDispatch<T>.BatchNormOf(x, m, v, w, b, y, rows, size, epsilon);
    }

    /// <summary>A slice of the sums of gradients, and of gradients times standardised values, over the whole batch.</summary>
    [MethodImpl(Optimize)]
    public static void GradientSums<T>(ref T upstream, ref T standard, ref T sums, ref T sumsAlong, nint rows, nint size, WorkSlice slice)
        where T : unmanaged
    {
        (nint first, nint end) = slice.Range(Padding.Of<T>(size), Padding.CacheLine<T>());
        T* g = (T*)Unsafe.AsPointer(ref upstream), s = (T*)Unsafe.AsPointer(ref standard), a = (T*)Unsafe.AsPointer(ref sums);
        WidthDispatch<T>.BatchNormSums(g, s, a, (T*)Unsafe.AsPointer(ref sumsAlong), rows, Padding.Stride<T>(size), first, end);
    }

    /// <summary>
    /// From the gradient of the result to that of the source: <c>scale inverse (g - mean g - standard mean(g standard))</c> while training, the means being
    /// the sums over all rows of the batch; else <c>scale inverse g</c>.
    /// </summary>
    [MethodImpl(Optimize)]
    public static void InputGradient<T>(
        ref T upstream, ref T scale, ref T standard, ref T inverse, ref T sums, ref T sumsAlong, ref T inputGradient, nint rows, nint size, nint allRows,
        bool isTraining)
        where T : unmanaged
    {
        T* g = (T*)Unsafe.AsPointer(ref upstream), w = (T*)Unsafe.AsPointer(ref scale), s = (T*)Unsafe.AsPointer(ref standard);
        T* r = (T*)Unsafe.AsPointer(ref inverse), a = (T*)Unsafe.AsPointer(ref sums), b = (T*)Unsafe.AsPointer(ref sumsAlong);
        WidthDispatch<T>.BatchNormGradient(g, w, s, r, a, b, (T*)Unsafe.AsPointer(ref inputGradient), rows, size, allRows, isTraining);
    }

    /// <summary>Moves the running statistics towards those of the batch: the mean, and the variance of a sample, of one row its own.</summary>
    [MethodImpl(Optimize)]
    public static void UpdateRunning<T>(ref T runningMean, ref T runningVariance, ref T mean, ref T variance, nint rows, nint size, double momentum)
        where T : unmanaged
    {
        T* m = (T*)Unsafe.AsPointer(ref runningMean), v = (T*)Unsafe.AsPointer(ref runningVariance);
        WidthDispatch<T>.UpdateRunning(m, v, (T*)Unsafe.AsPointer(ref mean), (T*)Unsafe.AsPointer(ref variance), rows, size, momentum);
    }

    [MethodImpl(Optimize)]
    internal static void GivenStatistics<TLanes, T>(T* runningMean, T* runningVariance, T* mean, T* inverse, nint first, nint end, double epsilon)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes one = TLanes.Constant(1), floor = TLanes.Constant(epsilon);
        for (nint at = first; at < end; at += TLanes.Count)
        {
            TLanes.Load(runningMean + at).Store(mean + at);
            (one / TLanes.Sqrt(TLanes.Load(runningVariance + at) + floor)).Store(inverse + at);
        }
    }

    [MethodImpl(Optimize)]
    internal static void Forward<TLanes, T>(T* source, T* mean, T* inverse, T* scale, T* shift, T* standard, T* result, nint rows, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size), whole = size / TLanes.Count * TLanes.Count;
        for (nint row = 0; row < rows; row++, source += stride, standard += stride, result += stride)
        {
            for (nint at = 0; at < whole; at += TLanes.Count)
            {
                TLanes value = (TLanes.Load(source + at) - TLanes.Load(mean + at)) * TLanes.Load(inverse + at);
                value.Store(standard + at);
                TLanes.MultiplyAdd(value, scale + at, TLanes.Load(shift + at)).Store(result + at);
            }

            for (nint at = whole; at < padded; at += TLanes.Count)
            {
                TLanes value = (TLanes.Load(source + at) - TLanes.Load(mean + at)) * TLanes.Load(inverse + at);
                value = TLanes.And(value, TLanes.FirstLanes(size - at));
                value.Store(standard + at);
                TLanes.MultiplyAdd(value, scale + at, TLanes.Load(shift + at)).Store(result + at);
            }
        }
    }

    [MethodImpl(Optimize)]
    internal static void Predict<TLanes, T>(T* source, T* mean, T* variance, T* scale, T* shift, T* result, nint rows, nint size, double epsilon)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size);
        TLanes one = TLanes.Constant(1), floor = TLanes.Constant(epsilon);
        for (nint at = 0; at < padded; at += TLanes.Count)
        {
            TLanes middle = TLanes.Load(mean + at), inverse = one / TLanes.Sqrt(TLanes.Load(variance + at) + floor), b = TLanes.Load(shift + at);
            TLanes real = TLanes.FirstLanes(size - at);
            T* x = source + at, y = result + at;
            for (nint row = 0; row < rows; row++, x += stride, y += stride)
                TLanes.MultiplyAdd(TLanes.And((TLanes.Load(x) - middle) * inverse, real), scale + at, b).Store(y);
        }
    }

    [MethodImpl(Optimize)]
    internal static void InputGradient<TLanes, T>(
        T* upstream, T* scale, T* standard, T* inverse, T* sums, T* sumsAlong, T* inputGradient, nint rows, nint size, nint allRows, bool isTraining)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size);
        TLanes share = TLanes.Constant(1) / TLanes.Constant(allRows);
        for (nint at = 0; at < padded; at += TLanes.Count)
        {
            TLanes factor = TLanes.And(TLanes.Load(scale + at) * TLanes.Load(inverse + at), TLanes.FirstLanes(size - at));
            TLanes mean = isTraining ? TLanes.Load(sums + at) * share : TLanes.Zero, along = isTraining ? TLanes.Load(sumsAlong + at) * share : TLanes.Zero;
            T* g = upstream + at, s = standard + at, d = inputGradient + at;
            for (nint row = 0; row < rows; row++, g += stride, s += stride, d += stride)
                (((TLanes.Load(g) - mean) - TLanes.Load(s) * along) * factor).Store(d);
        }
    }

    [MethodImpl(Optimize)]
    internal static void UpdateRunning<TLanes, T>(T* runningMean, T* runningVariance, T* mean, T* variance, nint rows, nint size, double momentum)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes old = TLanes.Constant(1 - momentum), young = TLanes.Constant(momentum);
        TLanes sample = TLanes.Constant(rows > 1 ? rows / (rows - 1.0) : 1);
        for (nint at = 0; at < Padding.Of<T>(size); at += TLanes.Count)
        {
            TLanes real = TLanes.FirstLanes(size - at);
            TLanes.And(TLanes.MultiplyAdd(young, mean + at, old * TLanes.Load(runningMean + at)), real).Store(runningMean + at);
            TLanes spread = TLanes.Load(variance + at) * sample;
            TLanes.And(TLanes.MultiplyAdd(young, spread, old * TLanes.Load(runningVariance + at)), real).Store(runningVariance + at);
        }
    }
}
