using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Runs a straight-line program over batches of any size.</summary>
/// <remarks>
/// Lengths are not checked here: the network's public members have. Parameters and gradient are the padded values of the network's
/// layout; inputs, targets and outputs are rows back to back. Memory is pinned here.
/// </remarks>
/// <typeparam name="TProgram">The program the generator has printed.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
public static unsafe class Micro<TProgram, T>
    where TProgram : struct, IMicroProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Computes the output of one example.</summary>
    /// <remarks>Pinning the parameters would take a tenth of the time that the smallest networks do: they must not move, and the caller keeps them alive.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Predict(ReadOnlySpan<T> parameters, ReadOnlySpan<T> input, Span<T> output)
    {
        PinnedValues<T> p = new(ref MemoryMarshal.GetReference(parameters));
        if (!Vectors.AreCompiled) TProgram.Predict<Four<T>>(p, input, output);
        else if (typeof(T) == typeof(float)) TProgram.Predict<Lanes128<T>>(p, input, output);
        else TProgram.Predict<Lanes256<T>>(p, input, output);
    }

    /// <summary>Computes the outputs of a batch; of none it does nothing.</summary>
    [MethodImpl(Optimize)]
    public static void PredictBatch(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        int examples = inputs.Length / TProgram.InputSize;
        fixed (T* p = parameters, x = inputs, y = outputs)
        {
            if (Vector512.IsHardwareAccelerated) ExampleBlocks<TProgram, Lanes512<T>, T>.Predict(new(ref *p), x, y, examples);
            else if (Vector256.IsHardwareAccelerated) ExampleBlocks<TProgram, Lanes256<T>, T>.Predict(new(ref *p), x, y, examples);
            else if (Vectors.AreCompiled) ExampleBlocks<TProgram, Lanes128<T>, T>.Predict(new(ref *p), x, y, examples);
            else ExampleBlocks<TProgram, Lanes1<T>, T>.Predict(new(ref *p), x, y, examples);
        }
    }

    /// <summary>Computes the outputs of a batch and returns the sum of the losses of its examples.</summary>
    [MethodImpl(Optimize)]
    public static T Evaluate(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> outputs)
    {
        PredictBatch(parameters, inputs, outputs);
        fixed (T* p = parameters, x = inputs, t = targets) return Loss(new(ref *p), x, t, inputs.Length / TProgram.InputSize);
    }

    /// <summary>Overwrites the gradient with that of the batch's loss and returns the loss.</summary>
    /// <param name="parameters">The parameters, padded.</param>
    /// <param name="inputs">The inputs; at least one.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="gradient">Receives the gradient in the layout of the parameters; its padding is zero, or not touched behind the last parameter.</param>
    /// <returns>The mean or the sum of the examples' losses.</returns>
    [MethodImpl(Optimize)]
    public static T Gradient(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient)
    {
        int examples = (int)((uint)targets.Length / (uint)TProgram.OutputSize);
        fixed (T* pinned = parameters, x = inputs, t = targets, g = gradient)
        {
            PinnedValues<T> p = new(ref *pinned), sums = new(ref *g);
            if (examples == 1) return One(p, inputs, targets, sums);
            T lossScale = Reductions.Scale<T>(TProgram.IsMean, examples);
            T loss = examples > 4 ? Blocks<Targets>(p, x, t, null, examples, lossScale, sums) : Few(p, x, t, null, examples, lossScale, sums);
            return loss * lossScale;
        }
    }

    /// <summary>The same with a weight for each example: the mean is <c>sum w l / sum w</c>, the sum <c>sum w l</c>.</summary>
    [MethodImpl(Optimize)]
    public static T Gradient(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, Span<T> gradient)
    {
        T lossScale = Weights.Scale(TProgram.IsMean, weights);
        fixed (T* pinned = parameters, x = inputs, t = targets, w = weights, g = gradient)
        {
            PinnedValues<T> p = new(ref *pinned), sums = new(ref *g);
            T loss = weights.Length > 4
                ? Blocks<Targets>(p, x, t, w, weights.Length, lossScale, sums)
                : Few(p, x, t, w, weights.Length, lossScale, sums);
            return loss * lossScale;
        }
    }

    /// <summary>Overwrites the gradient with that of the outputs' sum, each times a gradient that is given for it, and returns that sum.</summary>
    [MethodImpl(Optimize)]
    public static T GradientFrom(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradient)
    {
        fixed (T* p = parameters, x = inputs, o = outputGradient, g = gradient)
            return Blocks<OutputGradients>(new(ref *p), x, o, null, outputGradient.Length / TProgram.OutputSize, T.One, new(ref *g));
    }

    /// <summary>Writes the gradients of the batch's loss by every input, and returns the loss.</summary>
    [MethodImpl(Optimize)]
    public static T InputGradient(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> inputGradient)
    {
        int examples = targets.Length / TProgram.OutputSize;
        T lossScale = Reductions.Scale<T>(TProgram.IsMean, examples);
        fixed (T* p = parameters, x = inputs, t = targets, g = inputGradient)
            return InputGradient<Targets>(new(ref *p), x, t, examples, lossScale, g) * lossScale;
    }

    /// <summary>Writes the gradients of the outputs' sum, each times a gradient that is given for it, by every input, and returns that sum.</summary>
    [MethodImpl(Optimize)]
    public static T InputGradientFrom(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
    {
        fixed (T* p = parameters, x = inputs, o = outputGradient, g = inputGradient)
            return InputGradient<OutputGradients>(new(ref *p), x, o, outputGradient.Length / TProgram.OutputSize, T.One, g);
    }

    /// <summary>Hands a gradient to a sink, in vectors of four as it was written: wider ones would wait for the writes.</summary>
    /// <remarks>Inlined, so that what the sink knows stays in registers: a third of the time of a step of the smallest networks.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void HandOver<TSink>(ReadOnlySpan<T> gradient, TSink sink)
        where TSink : struct, IGradientSink<T>
    {
        fixed (T* first = gradient)
        {
            // The first question spares most machines compiling what follows. The sink goes by value: one whose address is taken leaves its registers.
            if (!Vector256.IsHardwareAccelerated && !Vectors.AreCompiled)
            {
                OneByOne(first, sink);
                return;
            }
            for (int at = 0; at < TProgram.ParameterSize; at += 4)
            {
                if (typeof(T) == typeof(float)) sink.Take(Lanes128<T>.Load(first + at), at);
                else sink.Take(Lanes256<T>.Load(first + at), at);
            }
        }
    }

    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void OneByOne<TSink>(T* gradient, TSink sink)
        where TSink : struct, IGradientSink<T>
    {
        for (int at = 0; at < TProgram.ParameterSize; at++) sink.Take(Lanes1<T>.Load(gradient + at), at);
    }

    /// <summary>One example, its units in the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T One(PinnedValues<T> parameters, ReadOnlySpan<T> input, ReadOnlySpan<T> target, PinnedValues<T> gradient) =>
        !Vectors.AreCompiled ? TProgram.Train<Four<T>>(parameters, input, target, gradient)
        : typeof(T) == typeof(float) ? TProgram.Train<Lanes128<T>>(parameters, input, target, gradient)
        : TProgram.Train<Lanes256<T>>(parameters, input, target, gradient);

    /// <summary>Up to four examples: no sums in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Few(PinnedValues<T> parameters, T* inputs, T* targets, T* weights, int examples, T lossScale, PinnedValues<T> gradient) =>
        !Vectors.AreCompiled ? Few<Four<T>>(parameters, inputs, targets, weights, examples, lossScale, gradient)
        : typeof(T) == typeof(float) ? Few<Lanes128<T>>(parameters, inputs, targets, weights, examples, lossScale, gradient)
        : Few<Lanes256<T>>(parameters, inputs, targets, weights, examples, lossScale, gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Few<V>(PinnedValues<T> parameters, T* inputs, T* targets, T* weights, int examples, T lossScale, PinnedValues<T> gradient)
        where V : unmanaged, IQuad<V, T>
        => weights != null ? Few<V, WeightedRows<FewRows<V, T>, V, T>>(parameters, inputs, targets, lossScale, new(new(examples), new(ref *weights)), gradient)
        : examples == 4 ? Few<V, FourRows<V, T>>(parameters, inputs, targets, lossScale, default, gradient)
        : Few<V, FewRows<V, T>>(parameters, inputs, targets, lossScale, new(examples), gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Few<V, TRows>(PinnedValues<T> parameters, T* inputs, T* targets, T lossScale, TRows rows, PinnedValues<T> gradient)
        where V : unmanaged, IQuad<V, T>
        where TRows : struct, IExamples<V, T>
        => V.Sum(TProgram.TrainEach<V, OneNetwork<V, T>, TRows, Targets, QuadGradient<V, T>>(
            new(parameters), new(ref *inputs), new(ref *targets), lossScale, rows, new(gradient)));

    /// <summary>Any number of examples: sums of gradients in memory, folded in the end.</summary>
    [MethodImpl(Optimize), SkipLocalsInit]
    private static T Blocks<TGoal>(PinnedValues<T> parameters, T* inputs, T* goals, T* weights, int examples, T lossScale, PinnedValues<T> gradient)
        where TGoal : struct
    {
        T* memory = stackalloc T[(TProgram.ParameterSize + 1) * Vector512<T>.Count];
        T* sums = (T*)(((nint)memory + 63) & -64);
        T loss = Vector512.IsHardwareAccelerated ? ExampleBlocks<TProgram, Lanes512<T>, T>.Train<TGoal>(parameters, inputs, goals, weights, examples, lossScale, sums)
            : Vector256.IsHardwareAccelerated ? ExampleBlocks<TProgram, Lanes256<T>, T>.Train<TGoal>(parameters, inputs, goals, weights, examples, lossScale, sums)
            : Vectors.AreCompiled ? ExampleBlocks<TProgram, Lanes128<T>, T>.Train<TGoal>(parameters, inputs, goals, weights, examples, lossScale, sums)
            : ExampleBlocks<TProgram, Lanes1<T>, T>.Train<TGoal>(parameters, inputs, goals, weights, examples, lossScale, sums);
        FoldLines(sums, gradient);
        return loss;
    }

    private static T Loss(PinnedValues<T> parameters, T* inputs, T* targets, nint examples) =>
        Vector512.IsHardwareAccelerated ? ExampleBlocks<TProgram, Lanes512<T>, T>.Loss(parameters, inputs, targets, examples)
        : Vector256.IsHardwareAccelerated ? ExampleBlocks<TProgram, Lanes256<T>, T>.Loss(parameters, inputs, targets, examples)
        : Vectors.AreCompiled ? ExampleBlocks<TProgram, Lanes128<T>, T>.Loss(parameters, inputs, targets, examples)
        : ExampleBlocks<TProgram, Lanes1<T>, T>.Loss(parameters, inputs, targets, examples);

    private static T InputGradient<TGoal>(PinnedValues<T> parameters, T* inputs, T* goals, nint examples, T lossScale, T* inputGradient)
        where TGoal : struct
        => Vector512.IsHardwareAccelerated ? ExampleBlocks<TProgram, Lanes512<T>, T>.InputGradient<TGoal>(parameters, inputs, goals, examples, lossScale, inputGradient)
        : Vector256.IsHardwareAccelerated ? ExampleBlocks<TProgram, Lanes256<T>, T>.InputGradient<TGoal>(parameters, inputs, goals, examples, lossScale, inputGradient)
        : Vectors.AreCompiled ? ExampleBlocks<TProgram, Lanes128<T>, T>.InputGradient<TGoal>(parameters, inputs, goals, examples, lossScale, inputGradient)
        : ExampleBlocks<TProgram, Lanes1<T>, T>.InputGradient<TGoal>(parameters, inputs, goals, examples, lossScale, inputGradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FoldLines(T* sums, PinnedValues<T> gradient)
    {
        if (!Vectors.AreCompiled)
        {
            for (int at = 0; at < TProgram.ParameterSize; at++, sums += Vector512<T>.Count) gradient[at] = Fold.Sum(sums);
            return;
        }
        for (int at = 0; at < TProgram.ParameterSize; at += 4, sums += 4 * Vector512<T>.Count)
        {
            if (typeof(T) == typeof(float)) Quad.SumLines((float*)sums).As<float, T>().StoreUnsafe(ref gradient[at]);
            else Quad.SumLines((double*)sums).As<double, T>().StoreUnsafe(ref gradient[at]);
        }
    }
}
