using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>What has values per channel, of the network or of an example.</content>
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
    public static void WithVectors<TFunction>(T* a, T* vectors, T* result, nint examples, nint rows, nint size)
        where TFunction : struct, IBinary
    {
        if (Vector512.IsHardwareAccelerated) ExampleVectors.Apply<Lanes512<T>, TFunction, T>(a, vectors, result, examples, rows, size);
        else if (Vector256.IsHardwareAccelerated) ExampleVectors.Apply<Lanes256<T>, TFunction, T>(a, vectors, result, examples, rows, size);
        else if (Vectors.AreCompiled) ExampleVectors.Apply<Lanes128<T>, TFunction, T>(a, vectors, result, examples, rows, size);
        else ExampleVectors.Apply<Lanes1<T>, TFunction, T>(a, vectors, result, examples, rows, size);
    }

    [MethodImpl(Inline)]
    public static void ToVectors<TFunction>(T* a, T* b, T* vectors, nint examples, nint rows, nint size)
        where TFunction : struct, IBinary
    {
        if (Vector512.IsHardwareAccelerated) ExampleVectors.Sum<Lanes512<T>, TFunction, T>(a, b, vectors, examples, rows, size);
        else if (Vector256.IsHardwareAccelerated) ExampleVectors.Sum<Lanes256<T>, TFunction, T>(a, b, vectors, examples, rows, size);
        else if (Vectors.AreCompiled) ExampleVectors.Sum<Lanes128<T>, TFunction, T>(a, b, vectors, examples, rows, size);
        else ExampleVectors.Sum<Lanes1<T>, TFunction, T>(a, b, vectors, examples, rows, size);
    }
}
