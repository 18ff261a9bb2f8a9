using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Runs a straight-line program over batches of any size.</summary>
/// <remarks>
/// Lengths are not checked here: the network's public members have. Parameters and gradient are the padded values of the network's
/// layout; inputs, targets and outputs are rows back to back. Memory is pinned here.
/// </remarks>
/// <typeparam name="TProgram">The program the generator has printed.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
internal static unsafe class Micro<TProgram, T>
    where TProgram : struct, IMicroProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Computes the output of one example.</summary>
    /// <remarks>Pinning the parameters would take a tenth of the time that the smallest networks do: they must not move, and the caller keeps them alive.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Predict(PinnedValues<T> parameters, ReadOnlySpan<T> input, Span<T> output)
    {
        if (!Vectors.AreCompiled) TProgram.Predict<Four<T>>(parameters, input, output);
        else if (typeof(T) == typeof(float)) TProgram.Predict<Lanes128<T>>(parameters, input, output);
        else TProgram.Predict<Lanes256<T>>(parameters, input, output);
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

    /// <summary>
    /// Overwrites the gradient with that of the batch's loss and returns the loss: the mean or the sum of the examples' losses, weighted if there are weights.
    /// Or, where gradients are given for the outputs, with that of the outputs' sum, each times its gradient, and returns that sum.
    /// </summary>
    /// <param name="parameters">The parameters, padded.</param>
    /// <param name="inputs">The inputs; at least one.</param>
    /// <param name="goal">What is differentiated.</param>
    /// <param name="gradient">Receives the gradient in the layout of the parameters; its padding is zero, or not touched behind the last parameter.</param>
    [MethodImpl(Optimize)]
    public static T Gradient(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Span<T> gradient)
    {
        if (!goal.IsPlainLoss) return RarerGradient(parameters, inputs, goal, gradient);
        ReadOnlySpan<T> targets = goal.Values;
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

    /// <summary>Writes the gradients of the same with respect to every input, and returns it. Without weights.</summary>
    [MethodImpl(Optimize)]
    public static T InputGradient(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Span<T> inputGradient)
    {
        Debug.Assert(goal.Weights.IsEmpty);
        int examples = goal.Values.Length / TProgram.OutputSize;
        T lossScale = goal.Scale(TProgram.IsMean, examples);
        fixed (T* pinned = parameters, x = inputs, v = goal.Values, g = inputGradient)
        {
            PinnedValues<T> p = new(ref *pinned);
            T sum = goal.IsLoss ? InputGradient<Targets>(p, x, v, examples, lossScale, g) : InputGradient<OutputGradients>(p, x, v, examples, lossScale, g);
            return sum * lossScale;
        }
    }

    /// <summary>The gradient of a loss with weights, or from gradients that are given for the outputs.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static T RarerGradient(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Span<T> gradient)
    {
        int examples = goal.Values.Length / TProgram.OutputSize;
        T lossScale = goal.Scale(TProgram.IsMean, examples);
        fixed (T* pinned = parameters, x = inputs, v = goal.Values, w = goal.Weights, g = gradient)
        {
            PinnedValues<T> p = new(ref *pinned), sums = new(ref *g);
            T sum = !goal.IsLoss ? Blocks<OutputGradients>(p, x, v, null, examples, lossScale, sums)
                : examples > 4 ? Blocks<Targets>(p, x, v, w, examples, lossScale, sums)
                : Few(p, x, v, w, examples, lossScale, sums);
            return sum * lossScale;
        }
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
    internal static T Few<TLanes>(PinnedValues<T> parameters, T* inputs, T* targets, T* weights, int examples, T lossScale, PinnedValues<T> gradient)
        where TLanes : unmanaged, IQuad<TLanes, T>
        => weights != null ? Few<TLanes, WeightedRows<FewRows<TLanes, T>, TLanes, T>>(parameters, inputs, targets, lossScale, new(new(examples), new(ref *weights)), gradient)
        : examples == 4 ? Few<TLanes, FourRows<TLanes, T>>(parameters, inputs, targets, lossScale, default, gradient)
        : Few<TLanes, FewRows<TLanes, T>>(parameters, inputs, targets, lossScale, new(examples), gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Few<TLanes, TRows>(PinnedValues<T> parameters, T* inputs, T* targets, T lossScale, TRows rows, PinnedValues<T> gradient)
        where TLanes : unmanaged, IQuad<TLanes, T>
        where TRows : struct, IExamples<TLanes, T>
        => TLanes.Sum(TProgram.TrainEach<TLanes, OneNetwork<TLanes, T>, TRows, Targets, QuadGradient<TLanes, T>>(
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
