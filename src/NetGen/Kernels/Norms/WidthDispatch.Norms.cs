using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>Normalisation along rows.</content>
internal static unsafe partial class WidthDispatch<T>
{
    [MethodImpl(Inline)]
    public static void LayerNorm(T* source, nint sourceStride, T* scale, T* shift, T* standard, T* inverse, T* result, nint rows, nint size, double epsilon)
    {
        if (Vector512.IsHardwareAccelerated) Kernels.LayerNorm.Forward<Lanes512<T>, T>(source, sourceStride, scale, shift, standard, inverse, result, rows, size, epsilon);
        else if (Vector256.IsHardwareAccelerated) Kernels.LayerNorm.Forward<Lanes256<T>, T>(source, sourceStride, scale, shift, standard, inverse, result, rows, size, epsilon);
        else if (Vectors.AreCompiled) Kernels.LayerNorm.Forward<Lanes128<T>, T>(source, sourceStride, scale, shift, standard, inverse, result, rows, size, epsilon);
        else Kernels.LayerNorm.Forward<Lanes1<T>, T>(source, sourceStride, scale, shift, standard, inverse, result, rows, size, epsilon);
    }

    [MethodImpl(Inline)]
    public static void LayerNormGradient(T* upstream, T* scale, T* standard, T* inverse, T* inputGradient, nint rows, nint size)
    {
        if (Vector512.IsHardwareAccelerated) Kernels.LayerNorm.InputGradient<Lanes512<T>, T>(upstream, scale, standard, inverse, inputGradient, rows, size);
        else if (Vector256.IsHardwareAccelerated) Kernels.LayerNorm.InputGradient<Lanes256<T>, T>(upstream, scale, standard, inverse, inputGradient, rows, size);
        else if (Vectors.AreCompiled) Kernels.LayerNorm.InputGradient<Lanes128<T>, T>(upstream, scale, standard, inverse, inputGradient, rows, size);
        else Kernels.LayerNorm.InputGradient<Lanes1<T>, T>(upstream, scale, standard, inverse, inputGradient, rows, size);
    }
}
