using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>What goes value by value or row by row.</content>
internal static unsafe partial class WidthDispatch<T>
{
    [MethodImpl(Inline)]
    public static void Unary<TFunction>(T* a, T* result, nint count)
        where TFunction : struct, IUnary
    {
        if (Vector512.IsHardwareAccelerated) Maps.Unary<Lanes512<T>, TFunction, T>(a, result, count);
        else if (Vector256.IsHardwareAccelerated) Maps.Unary<Lanes256<T>, TFunction, T>(a, result, count);
        else if (Vectors.AreCompiled) Maps.Unary<Lanes128<T>, TFunction, T>(a, result, count);
        else Maps.Unary<Lanes1<T>, TFunction, T>(a, result, count);
    }

    [MethodImpl(Inline)]
    public static void Binary<TFunction>(T* a, T* b, T* result, nint count)
        where TFunction : struct, IBinary
    {
        if (Vector512.IsHardwareAccelerated) Maps.Binary<Lanes512<T>, TFunction, T>(a, b, result, count);
        else if (Vector256.IsHardwareAccelerated) Maps.Binary<Lanes256<T>, TFunction, T>(a, b, result, count);
        else if (Vectors.AreCompiled) Maps.Binary<Lanes128<T>, TFunction, T>(a, b, result, count);
        else Maps.Binary<Lanes1<T>, TFunction, T>(a, b, result, count);
    }

    [MethodImpl(Inline)]
    public static void Ternary<TFunction>(T* a, T* b, T* c, T* result, nint count)
        where TFunction : struct, ITernary
    {
        if (Vector512.IsHardwareAccelerated) Maps.Ternary<Lanes512<T>, TFunction, T>(a, b, c, result, count);
        else if (Vector256.IsHardwareAccelerated) Maps.Ternary<Lanes256<T>, TFunction, T>(a, b, c, result, count);
        else if (Vectors.AreCompiled) Maps.Ternary<Lanes128<T>, TFunction, T>(a, b, c, result, count);
        else Maps.Ternary<Lanes1<T>, TFunction, T>(a, b, c, result, count);
    }

    [MethodImpl(Inline)]
    public static void Loss<TLoss>(T* values, T* targets, T* losses, nint examples, nint size)
        where TLoss : struct, IBinary
    {
        if (Vector512.IsHardwareAccelerated) Losses.Each<Lanes512<T>, TLoss, T>(values, targets, losses, examples, size);
        else if (Vector256.IsHardwareAccelerated) Losses.Each<Lanes256<T>, TLoss, T>(values, targets, losses, examples, size);
        else if (Vectors.AreCompiled) Losses.Each<Lanes128<T>, TLoss, T>(values, targets, losses, examples, size);
        else Losses.Each<Lanes1<T>, TLoss, T>(values, targets, losses, examples, size);
    }

    [MethodImpl(Inline)]
    public static void LossGradient<TDerivative>(T* values, T* targets, T* delta, nint examples, nint size, T scale)
        where TDerivative : struct, IBinary
    {
        if (Vector512.IsHardwareAccelerated) Losses.Gradient<Lanes512<T>, TDerivative, T>(values, targets, delta, examples, size, scale);
        else if (Vector256.IsHardwareAccelerated) Losses.Gradient<Lanes256<T>, TDerivative, T>(values, targets, delta, examples, size, scale);
        else if (Vectors.AreCompiled) Losses.Gradient<Lanes128<T>, TDerivative, T>(values, targets, delta, examples, size, scale);
        else Losses.Gradient<Lanes1<T>, TDerivative, T>(values, targets, delta, examples, size, scale);
    }

    [MethodImpl(Inline)]
    public static void Probabilities(T* logits, T* probabilities, nint examples, nint size)
    {
        if (Vector512.IsHardwareAccelerated) Softmax.Forward<Lanes512<T>, T>(logits, probabilities, examples, size);
        else if (Vector256.IsHardwareAccelerated) Softmax.Forward<Lanes256<T>, T>(logits, probabilities, examples, size);
        else if (Vectors.AreCompiled) Softmax.Forward<Lanes128<T>, T>(logits, probabilities, examples, size);
        else Softmax.Forward<Lanes1<T>, T>(logits, probabilities, examples, size);
    }

    [MethodImpl(Inline)]
    public static void ProbabilitiesAndLoss(T* logits, T* targets, T* probabilities, T* losses, nint examples, nint size)
    {
        if (Vector512.IsHardwareAccelerated) Softmax.ForwardWithLoss<Lanes512<T>, T>(logits, targets, probabilities, losses, examples, size);
        else if (Vector256.IsHardwareAccelerated) Softmax.ForwardWithLoss<Lanes256<T>, T>(logits, targets, probabilities, losses, examples, size);
        else if (Vectors.AreCompiled) Softmax.ForwardWithLoss<Lanes128<T>, T>(logits, targets, probabilities, losses, examples, size);
        else Softmax.ForwardWithLoss<Lanes1<T>, T>(logits, targets, probabilities, losses, examples, size);
    }

    [MethodImpl(Inline)]
    public static void ThroughSoftmax(T* probabilities, T* given, T* delta, nint examples, nint size, T* means)
    {
        if (Vector512.IsHardwareAccelerated) OutputGradientSeed.ThroughSoftmax<Lanes512<T>, T>(probabilities, given, delta, examples, size, means);
        else if (Vector256.IsHardwareAccelerated) OutputGradientSeed.ThroughSoftmax<Lanes256<T>, T>(probabilities, given, delta, examples, size, means);
        else if (Vectors.AreCompiled) OutputGradientSeed.ThroughSoftmax<Lanes128<T>, T>(probabilities, given, delta, examples, size, means);
        else OutputGradientSeed.ThroughSoftmax<Lanes1<T>, T>(probabilities, given, delta, examples, size, means);
    }

    [MethodImpl(Inline)]
    public static T Sum(T* values, nint count)
    {
        if (Vector512.IsHardwareAccelerated) return Reductions.Sum<Lanes512<T>, T>(values, count);
        if (Vector256.IsHardwareAccelerated) return Reductions.Sum<Lanes256<T>, T>(values, count);
        if (Vectors.AreCompiled) return Reductions.Sum<Lanes128<T>, T>(values, count);
        return Reductions.Sum<Lanes1<T>, T>(values, count);
    }

    [MethodImpl(Inline)]
    public static void WeighLosses(T* losses, T* weights, nint count)
    {
        if (Vector512.IsHardwareAccelerated) Weights.Apply<Lanes512<T>, T>(losses, weights, count);
        else if (Vector256.IsHardwareAccelerated) Weights.Apply<Lanes256<T>, T>(losses, weights, count);
        else if (Vectors.AreCompiled) Weights.Apply<Lanes128<T>, T>(losses, weights, count);
        else Weights.Apply<Lanes1<T>, T>(losses, weights, count);
    }

    [MethodImpl(Inline)]
    public static void WeighRows(T* rows, T* weights, nint examples, nint size)
    {
        if (Vector512.IsHardwareAccelerated) Rows.Weigh<Lanes512<T>, T>(rows, weights, examples, size);
        else if (Vector256.IsHardwareAccelerated) Rows.Weigh<Lanes256<T>, T>(rows, weights, examples, size);
        else if (Vectors.AreCompiled) Rows.Weigh<Lanes128<T>, T>(rows, weights, examples, size);
        else Rows.Weigh<Lanes1<T>, T>(rows, weights, examples, size);
    }

    [MethodImpl(Inline)]
    public static void ClearPadding(T* rows, nint count, nint size)
    {
        if (Vector512.IsHardwareAccelerated) Rows.ClearPadding<Lanes512<T>, T>(rows, count, size);
        else if (Vector256.IsHardwareAccelerated) Rows.ClearPadding<Lanes256<T>, T>(rows, count, size);
        else if (Vectors.AreCompiled) Rows.ClearPadding<Lanes128<T>, T>(rows, count, size);
        else Rows.ClearPadding<Lanes1<T>, T>(rows, count, size);
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
}
