using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>Normalisation over the rows of a batch.</content>
internal static unsafe partial class WidthDispatch<T>
{
    [MethodImpl(Inline)]
    public static void BatchStatistics(T* source, T* mean, T* variance, T* inverse, nint rows, nint stride, nint first, nint end, double epsilon)
    {
        if (Vector512.IsHardwareAccelerated) ChannelStatistics.OfBatch<Lanes512<T>, T>(source, mean, variance, inverse, rows, stride, first, end, epsilon);
        else if (Vector256.IsHardwareAccelerated) ChannelStatistics.OfBatch<Lanes256<T>, T>(source, mean, variance, inverse, rows, stride, first, end, epsilon);
        else if (Vectors.AreCompiled) ChannelStatistics.OfBatch<Lanes128<T>, T>(source, mean, variance, inverse, rows, stride, first, end, epsilon);
        else ChannelStatistics.OfBatch<Lanes1<T>, T>(source, mean, variance, inverse, rows, stride, first, end, epsilon);
    }

    [MethodImpl(Inline)]
    public static void GivenStatistics(T* runningMean, T* runningVariance, T* mean, T* inverse, nint first, nint end, double epsilon)
    {
        if (Vector512.IsHardwareAccelerated) Kernels.BatchNorm.GivenStatistics<Lanes512<T>, T>(runningMean, runningVariance, mean, inverse, first, end, epsilon);
        else if (Vector256.IsHardwareAccelerated) Kernels.BatchNorm.GivenStatistics<Lanes256<T>, T>(runningMean, runningVariance, mean, inverse, first, end, epsilon);
        else if (Vectors.AreCompiled) Kernels.BatchNorm.GivenStatistics<Lanes128<T>, T>(runningMean, runningVariance, mean, inverse, first, end, epsilon);
        else Kernels.BatchNorm.GivenStatistics<Lanes1<T>, T>(runningMean, runningVariance, mean, inverse, first, end, epsilon);
    }

    [MethodImpl(Inline)]
    public static void BatchNorm(T* source, T* mean, T* inverse, T* scale, T* shift, T* standard, T* result, nint rows, nint size)
    {
        if (Vector512.IsHardwareAccelerated) Kernels.BatchNorm.Forward<Lanes512<T>, T>(source, mean, inverse, scale, shift, standard, result, rows, size);
        else if (Vector256.IsHardwareAccelerated) Kernels.BatchNorm.Forward<Lanes256<T>, T>(source, mean, inverse, scale, shift, standard, result, rows, size);
        else if (Vectors.AreCompiled) Kernels.BatchNorm.Forward<Lanes128<T>, T>(source, mean, inverse, scale, shift, standard, result, rows, size);
        else Kernels.BatchNorm.Forward<Lanes1<T>, T>(source, mean, inverse, scale, shift, standard, result, rows, size);
    }

    [MethodImpl(Inline)]
    public static void BatchNormOf(T* source, T* mean, T* variance, T* scale, T* shift, T* result, nint rows, nint size, double epsilon)
    {
        if (Vector512.IsHardwareAccelerated) Kernels.BatchNorm.Predict<Lanes512<T>, T>(source, mean, variance, scale, shift, result, rows, size, epsilon);
        else if (Vector256.IsHardwareAccelerated) Kernels.BatchNorm.Predict<Lanes256<T>, T>(source, mean, variance, scale, shift, result, rows, size, epsilon);
        else if (Vectors.AreCompiled) Kernels.BatchNorm.Predict<Lanes128<T>, T>(source, mean, variance, scale, shift, result, rows, size, epsilon);
        else Kernels.BatchNorm.Predict<Lanes1<T>, T>(source, mean, variance, scale, shift, result, rows, size, epsilon);
    }

    [MethodImpl(Inline)]
    public static void BatchNormSums(T* upstream, T* standard, T* sums, T* sumsAlong, nint rows, nint stride, nint first, nint end)
    {
        if (Vector512.IsHardwareAccelerated) ChannelStatistics.OfGradients<Lanes512<T>, T>(upstream, standard, sums, sumsAlong, rows, stride, first, end);
        else if (Vector256.IsHardwareAccelerated) ChannelStatistics.OfGradients<Lanes256<T>, T>(upstream, standard, sums, sumsAlong, rows, stride, first, end);
        else if (Vectors.AreCompiled) ChannelStatistics.OfGradients<Lanes128<T>, T>(upstream, standard, sums, sumsAlong, rows, stride, first, end);
        else ChannelStatistics.OfGradients<Lanes1<T>, T>(upstream, standard, sums, sumsAlong, rows, stride, first, end);
    }

    [MethodImpl(Inline)]
    public static void BatchNormGradient(
        T* upstream, T* scale, T* standard, T* inverse, T* sums, T* sumsAlong, T* inputGradient, nint rows, nint size, nint allRows, bool isTraining)
    {
        if (Vector512.IsHardwareAccelerated)
            Kernels.BatchNorm.InputGradient<Lanes512<T>, T>(upstream, scale, standard, inverse, sums, sumsAlong, inputGradient, rows, size, allRows, isTraining);
        else if (Vector256.IsHardwareAccelerated)
            Kernels.BatchNorm.InputGradient<Lanes256<T>, T>(upstream, scale, standard, inverse, sums, sumsAlong, inputGradient, rows, size, allRows, isTraining);
        else if (Vectors.AreCompiled)
            Kernels.BatchNorm.InputGradient<Lanes128<T>, T>(upstream, scale, standard, inverse, sums, sumsAlong, inputGradient, rows, size, allRows, isTraining);
        else
            Kernels.BatchNorm.InputGradient<Lanes1<T>, T>(upstream, scale, standard, inverse, sums, sumsAlong, inputGradient, rows, size, allRows, isTraining);
    }

    [MethodImpl(Inline)]
    public static void UpdateRunning(T* runningMean, T* runningVariance, T* mean, T* variance, nint rows, nint size, double momentum)
    {
        if (Vector512.IsHardwareAccelerated) Kernels.BatchNorm.UpdateRunning<Lanes512<T>, T>(runningMean, runningVariance, mean, variance, rows, size, momentum);
        else if (Vector256.IsHardwareAccelerated) Kernels.BatchNorm.UpdateRunning<Lanes256<T>, T>(runningMean, runningVariance, mean, variance, rows, size, momentum);
        else if (Vectors.AreCompiled) Kernels.BatchNorm.UpdateRunning<Lanes128<T>, T>(runningMean, runningVariance, mean, variance, rows, size, momentum);
        else Kernels.BatchNorm.UpdateRunning<Lanes1<T>, T>(runningMean, runningVariance, mean, variance, rows, size, momentum);
    }
}
