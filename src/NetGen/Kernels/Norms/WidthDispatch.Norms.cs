using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>What has values per channel: elementwise functions that read some, and normalisation.</content>
internal static unsafe partial class WidthDispatch<T>
{
    [MethodImpl(Inline)]
    public static void ChannelUnary<TFunction>(T* a, T* learned, T* result, nint rows, nint size)
        where TFunction : struct, IChannelUnary
    {
        if (Vector512.IsHardwareAccelerated) ChannelMaps.Unary<Lanes512<T>, TFunction, T>(a, learned, result, rows, size);
        else if (Vector256.IsHardwareAccelerated) ChannelMaps.Unary<Lanes256<T>, TFunction, T>(a, learned, result, rows, size);
        else if (Vectors.AreCompiled) ChannelMaps.Unary<Lanes128<T>, TFunction, T>(a, learned, result, rows, size);
        else ChannelMaps.Unary<Lanes1<T>, TFunction, T>(a, learned, result, rows, size);
    }

    [MethodImpl(Inline)]
    public static void ChannelBinary<TFunction>(T* a, T* b, T* learned, T* result, nint rows, nint size)
        where TFunction : struct, IChannelBinary
    {
        if (Vector512.IsHardwareAccelerated) ChannelMaps.Binary<Lanes512<T>, TFunction, T>(a, b, learned, result, rows, size);
        else if (Vector256.IsHardwareAccelerated) ChannelMaps.Binary<Lanes256<T>, TFunction, T>(a, b, learned, result, rows, size);
        else if (Vectors.AreCompiled) ChannelMaps.Binary<Lanes128<T>, TFunction, T>(a, b, learned, result, rows, size);
        else ChannelMaps.Binary<Lanes1<T>, TFunction, T>(a, b, learned, result, rows, size);
    }

    [MethodImpl(Inline)]
    public static void ChannelSum<TFunction, TSink>(T* a, T* b, nint offset, in TSink sink, nint rows, nint stride, nint first, nint end)
        where TFunction : struct, IBinary
        where TSink : struct, IGradientSink<T>
    {
        if (Vector512.IsHardwareAccelerated) ChannelGradient.Sum<Lanes512<T>, TFunction, TSink, T>(a, b, offset, sink, rows, stride, first, end);
        else if (Vector256.IsHardwareAccelerated) ChannelGradient.Sum<Lanes256<T>, TFunction, TSink, T>(a, b, offset, sink, rows, stride, first, end);
        else if (Vectors.AreCompiled) ChannelGradient.Sum<Lanes128<T>, TFunction, TSink, T>(a, b, offset, sink, rows, stride, first, end);
        else ChannelGradient.Sum<Lanes1<T>, TFunction, TSink, T>(a, b, offset, sink, rows, stride, first, end);
    }

    [MethodImpl(Inline)]
    public static void ScaleAndShiftGradient<TSink>(T* upstream, T* standard, nint scale, nint shift, in TSink sink, nint rows, nint stride, nint first, nint end)
        where TSink : struct, IGradientSink<T>
    {
        if (Vector512.IsHardwareAccelerated) ChannelGradient.ScaleAndShift<Lanes512<T>, TSink, T>(upstream, standard, scale, shift, sink, rows, stride, first, end);
        else if (Vector256.IsHardwareAccelerated) ChannelGradient.ScaleAndShift<Lanes256<T>, TSink, T>(upstream, standard, scale, shift, sink, rows, stride, first, end);
        else if (Vectors.AreCompiled) ChannelGradient.ScaleAndShift<Lanes128<T>, TSink, T>(upstream, standard, scale, shift, sink, rows, stride, first, end);
        else ChannelGradient.ScaleAndShift<Lanes1<T>, TSink, T>(upstream, standard, scale, shift, sink, rows, stride, first, end);
    }

    [MethodImpl(Inline)]
    public static void TableGradient<TSink>(T* upstream, T* tokens, nint offset, in TSink sink, T* sums, nint rows, nint size, nint first, nint end)
        where TSink : struct, IGradientSink<T>
    {
        if (Vector512.IsHardwareAccelerated) Embedding.Gradient<Lanes512<T>, TSink, T>(upstream, tokens, offset, sink, sums, rows, size, first, end);
        else if (Vector256.IsHardwareAccelerated) Embedding.Gradient<Lanes256<T>, TSink, T>(upstream, tokens, offset, sink, sums, rows, size, first, end);
        else if (Vectors.AreCompiled) Embedding.Gradient<Lanes128<T>, TSink, T>(upstream, tokens, offset, sink, sums, rows, size, first, end);
        else Embedding.Gradient<Lanes1<T>, TSink, T>(upstream, tokens, offset, sink, sums, rows, size, first, end);
    }

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
