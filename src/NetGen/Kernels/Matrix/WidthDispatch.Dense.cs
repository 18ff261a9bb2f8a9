using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>The products of a dense layer.</content>
internal static unsafe partial class WidthDispatch<T>
{
    [MethodImpl(Inline)]
    public static void Forward<TActivation>(T* input, nint inputStride, T* weights, T* bias, T* output, nint examples, nint inputs, nint outputs, WorkSlice slice)
        where TActivation : struct, IUnary
    {
        if (Vector512.IsHardwareAccelerated) Dense.Forward<Lanes512<T>, TActivation, T>(input, inputStride, weights, bias, output, examples, inputs, outputs, slice);
        else if (Vector256.IsHardwareAccelerated) Dense.Forward<Lanes256<T>, TActivation, T>(input, inputStride, weights, bias, output, examples, inputs, outputs, slice);
        else if (Vectors.AreCompiled) Dense.Forward<Lanes128<T>, TActivation, T>(input, inputStride, weights, bias, output, examples, inputs, outputs, slice);
        else Dense.Forward<Lanes1<T>, TActivation, T>(input, inputStride, weights, bias, output, examples, inputs, outputs, slice);
    }

    [MethodImpl(Inline)]
    public static void InputGradient<TDerivative>(T* delta, T* weights, T* output, T* inputGradient, T* shared, nint examples, nint inputs, nint outputs)
        where TDerivative : struct, IBinary
    {
        if (Vector512.IsHardwareAccelerated) Dense.InputGradient<Lanes512<T>, TDerivative, T>(delta, weights, output, inputGradient, shared, examples, inputs, outputs);
        else if (Vector256.IsHardwareAccelerated) Dense.InputGradient<Lanes256<T>, TDerivative, T>(delta, weights, output, inputGradient, shared, examples, inputs, outputs);
        else if (Vectors.AreCompiled) Dense.InputGradient<Lanes128<T>, TDerivative, T>(delta, weights, output, inputGradient, shared, examples, inputs, outputs);
        else Dense.InputGradient<Lanes1<T>, TDerivative, T>(delta, weights, output, inputGradient, shared, examples, inputs, outputs);
    }

    [MethodImpl(Inline)]
    public static void WeightGradient<TSink>(T* input, nint inputStride, T* delta, nint offset, in TSink sink, nint examples, nint inputs, nint outputs, WorkSlice slice)
        where TSink : struct, IGradientSink<T>
    {
        if (Vector512.IsHardwareAccelerated) Dense.WeightGradient<Lanes512<T>, TSink, T>(input, inputStride, delta, offset, sink, examples, inputs, outputs, slice);
        else if (Vector256.IsHardwareAccelerated) Dense.WeightGradient<Lanes256<T>, TSink, T>(input, inputStride, delta, offset, sink, examples, inputs, outputs, slice);
        else if (Vectors.AreCompiled) Dense.WeightGradient<Lanes128<T>, TSink, T>(input, inputStride, delta, offset, sink, examples, inputs, outputs, slice);
        else Dense.WeightGradient<Lanes1<T>, TSink, T>(input, inputStride, delta, offset, sink, examples, inputs, outputs, slice);
    }

    [MethodImpl(Inline)]
    public static void BiasGradient<TSink>(T* delta, nint offset, in TSink sink, nint examples, nint outputs, WorkSlice slice)
        where TSink : struct, IGradientSink<T>
    {
        if (Vector512.IsHardwareAccelerated) Dense.BiasGradient<Lanes512<T>, TSink, T>(delta, offset, sink, examples, outputs, slice);
        else if (Vector256.IsHardwareAccelerated) Dense.BiasGradient<Lanes256<T>, TSink, T>(delta, offset, sink, examples, outputs, slice);
        else if (Vectors.AreCompiled) Dense.BiasGradient<Lanes128<T>, TSink, T>(delta, offset, sink, examples, outputs, slice);
        else Dense.BiasGradient<Lanes1<T>, TSink, T>(delta, offset, sink, examples, outputs, slice);
    }
}
