using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Runs a straight-line program over batches of any size.</summary>
/// <remarks>
/// Lengths are not checked here: the network's public members have. Parameters and gradient are the padded values of the network's
/// layout, in memory that the caller keeps alive and that does not move; inputs, targets and outputs are rows back to back, which are pinned here.
/// </remarks>
/// <typeparam name="TProgram">The program the generator has printed.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
internal static unsafe class Micro<TProgram, T>
    where TProgram : struct, IMicroProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Computes the output of one example.</summary>
    /// <remarks>Pinning the parameters would take a tenth of the time that the smallest networks do.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Predict(PinnedValues<T> parameters, ReadOnlySpan<T> input, Span<T> output)
    {
        if (Vectors.AreCompiled) TProgram.Predict(parameters, input, output);
        else TProgram.PredictWithoutVectors(parameters, input, output);
    }

    /// <summary>Computes the outputs of a batch; of none it does nothing.</summary>
    [MethodImpl(Optimize)]
    public static void PredictBatch(PinnedValues<T> parameters, ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        int examples = inputs.Length / TProgram.InputSize;
        fixed (T* x = inputs, y = outputs)
        {
            if (Vector512.IsHardwareAccelerated) ExampleBlocks<TProgram, Vector512<T>, T>.Predict(parameters, x, y, examples);
            else if (Vector256.IsHardwareAccelerated) ExampleBlocks<TProgram, Vector256<T>, T>.Predict(parameters, x, y, examples);
            else if (Vectors.AreCompiled) ExampleBlocks<TProgram, Vector128<T>, T>.Predict(parameters, x, y, examples);
            else ExampleBlocks<TProgram, T, T>.Predict(parameters, x, y, examples);
        }
    }

    /// <summary>Computes the outputs of a batch and returns the sum of the losses of its examples.</summary>
    [MethodImpl(Optimize)]
    public static T Evaluate(PinnedValues<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> outputs)
    {
        PredictBatch(parameters, inputs, outputs);
        fixed (T* x = inputs, t = targets) return Blocks(parameters, x, t, inputs.Length / TProgram.InputSize, T.One, null);
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
    public static T Gradient(PinnedValues<T> parameters, ReadOnlySpan<T> inputs, in BatchGoal<T> goal, PinnedValues<T> gradient)
    {
        if (!goal.IsPlainLoss) return RarerGradient(parameters, inputs, goal, gradient);
        ReadOnlySpan<T> targets = goal.Values;
        int examples = (int)((uint)targets.Length / (uint)TProgram.OutputSize);
        fixed (T* x = inputs, t = targets)
        {
            if (examples == 1)
            {
                return Vectors.AreCompiled
                    ? TProgram.Train(parameters, inputs, targets, gradient)
                    : TProgram.TrainWithoutVectors(parameters, inputs, targets, gradient);
            }

            T lossScale = Reductions.Scale<T>(TProgram.IsMean, examples);
            T loss = examples > 4 ? Blocks(parameters, x, t, examples, lossScale, gradient)
                : !Vectors.AreCompiled ? FewExamples<TProgram, T>.Train(parameters, x, t, null, examples, lossScale, gradient)
                : examples == 4 ? Quad(parameters, x, t, lossScale, default(FourRows<T>), gradient)
                : Quad(parameters, x, t, lossScale, new FewRows<T>(examples), gradient);
            return loss * lossScale;
        }
    }

    /// <summary>Writes the gradients of the same by every input, and returns it. Without weights.</summary>
    [MethodImpl(Optimize)]
    public static T InputGradient(PinnedValues<T> parameters, ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Span<T> inputGradient)
    {
        Debug.Assert(goal.Weights.IsEmpty);
        int examples = goal.Values.Length / TProgram.OutputSize;
        T lossScale = goal.Scale(TProgram.IsMean, examples);
        fixed (T* x = inputs, v = goal.Values, g = inputGradient)
            return Differentiate(parameters, x, v, examples, lossScale, goal.IsLoss, null, g) * lossScale;
    }

    /// <summary>The gradient of a loss with weights, or from gradients that are given for the outputs.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static T RarerGradient(PinnedValues<T> parameters, ReadOnlySpan<T> inputs, in BatchGoal<T> goal, PinnedValues<T> gradient)
    {
        int examples = goal.Values.Length / TProgram.OutputSize;
        T lossScale = goal.Scale(TProgram.IsMean, examples);
        fixed (T* x = inputs, v = goal.Values, w = goal.Weights)
        {
            T sum = !goal.IsLoss ? DifferentiateBlocks(parameters, x, v, examples, gradient)
                : examples > 4 ? Blocks(parameters, x, v, w, examples, lossScale, gradient)
                : Vectors.AreCompiled ? Quad(parameters, x, v, w, examples, lossScale, gradient)
                : FewExamples<TProgram, T>.Train(parameters, x, v, w, examples, lossScale, gradient);
            return sum * lossScale;
        }
    }

    /// <summary>Hands a gradient to a sink, in vectors of four as it was written: wider ones would wait for the writes.</summary>
    /// <remarks>Inlined, so that what the sink knows stays in registers: a third of the time of a step of the smallest networks.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void HandOver<TSink>(PinnedValues<T> gradient, TSink sink)
        where TSink : struct, IGradientSink<T>
    {
        // The first question spares most machines compiling what follows. The sink goes by value: one whose address is taken leaves its registers.
        if (!Vector256.IsHardwareAccelerated && !Vectors.AreCompiled)
        {
            OneByOne(gradient, sink);
            return;
        }
        for (int at = 0; at < TProgram.ParameterSize; at += 4)
        {
            if (typeof(T) == typeof(float)) sink.Take(gradient.Load<Lanes128<T>>(at), at);
            else sink.Take(gradient.Load<Lanes256<T>>(at), at);
        }
    }

    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void OneByOne<TSink>(PinnedValues<T> gradient, TSink sink)
        where TSink : struct, IGradientSink<T>
    {
        for (int at = 0; at < TProgram.ParameterSize; at++) sink.Take(gradient.Load<Lanes1<T>>(at), at);
    }

    /// <summary>Up to four examples: no sums in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Quad<TRows>(PinnedValues<T> parameters, T* inputs, T* targets, T lossScale, TRows rows, PinnedValues<T> gradient)
        where TRows : struct, IRows<Vector128<T>, T>, IRows<Vector256<T>, T>
    {
        var sums = new QuadGradient<T>(gradient);
        if (typeof(T) == typeof(float))
        {
            float loss = Kernels.Quad.Sum(Train<TProgram, Vector128<T>, TRows, QuadGradient<T>>(parameters, inputs, targets, lossScale, rows, sums).AsSingle());
            return Unsafe.BitCast<float, T>(loss);
        }
        else
        {
            double loss = Kernels.Quad.Sum(Train<TProgram, Vector256<T>, TRows, QuadGradient<T>>(parameters, inputs, targets, lossScale, rows, sums).AsDouble());
            return Unsafe.BitCast<double, T>(loss);
        }
    }

    /// <summary>The same for examples that count more or less.</summary>
    [MethodImpl(Optimize)]
    private static T Quad(PinnedValues<T> parameters, T* inputs, T* targets, T* weights, int examples, T lossScale, PinnedValues<T> gradient)
    {
        var rows = new FewRows<T>(examples);
        var sums = new QuadGradient<T>(gradient);
        if (typeof(T) == typeof(float))
        {
            var weighted = new WeightedRows<FewRows<T>, Vector128<T>, T>(rows, new(ref *weights));
            Vector128<T> losses = Train<TProgram, Vector128<T>, WeightedRows<FewRows<T>, Vector128<T>, T>, QuadGradient<T>>(
                parameters, inputs, targets, lossScale, weighted, sums);
            return Unsafe.BitCast<float, T>(Kernels.Quad.Sum(losses.AsSingle()));
        }
        else
        {
            var weighted = new WeightedRows<FewRows<T>, Vector256<T>, T>(rows, new(ref *weights));
            Vector256<T> losses = Train<TProgram, Vector256<T>, WeightedRows<FewRows<T>, Vector256<T>, T>, QuadGradient<T>>(
                parameters, inputs, targets, lossScale, weighted, sums);
            return Unsafe.BitCast<double, T>(Kernels.Quad.Sum(losses.AsDouble()));
        }
    }

    /// <summary>The program's part for one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Train<TPart, TVector, TRows, TGradient>(PinnedValues<T> parameters, T* inputs, T* targets, T lossScale, TRows rows, TGradient gradient)
        where TPart : struct, IExampleLanes<TVector, T>
        where TVector : unmanaged
        where TRows : struct, IRows<TVector, T>
        where TGradient : struct, IExampleGradient<TVector>
        => TPart.Train(new OneNetwork<TVector, T>(parameters), new(ref *inputs), new(ref *targets), lossScale, rows, gradient);

    /// <summary>Any number of examples: sums of gradients in memory, folded in the end.</summary>
    [MethodImpl(Optimize), SkipLocalsInit]
    private static T Blocks(PinnedValues<T> parameters, T* inputs, T* targets, int examples, T lossScale, PinnedValues<T> gradient)
    {
        int line = Vector512<T>.Count;
        T* memory = stackalloc T[(TProgram.ParameterSize + 1) * line];
        T* sums = (T*)(((nint)memory + 63) & -64);
        T loss = Blocks(parameters, inputs, targets, examples, lossScale, sums);
        FoldLines(sums, gradient);
        return loss;
    }

    /// <summary>The same for examples that count more or less.</summary>
    [MethodImpl(Optimize), SkipLocalsInit]
    private static T Blocks(PinnedValues<T> parameters, T* inputs, T* targets, T* weights, int examples, T lossScale, PinnedValues<T> gradient)
    {
        T* memory = stackalloc T[(TProgram.ParameterSize + 1) * Vector512<T>.Count];
        T* sums = (T*)(((nint)memory + 63) & -64);
        T loss = Vector512.IsHardwareAccelerated ? ExampleBlocks<TProgram, Vector512<T>, T>.Train(parameters, inputs, targets, weights, examples, lossScale, sums)
            : Vector256.IsHardwareAccelerated ? ExampleBlocks<TProgram, Vector256<T>, T>.Train(parameters, inputs, targets, weights, examples, lossScale, sums)
            : Vectors.AreCompiled ? ExampleBlocks<TProgram, Vector128<T>, T>.Train(parameters, inputs, targets, weights, examples, lossScale, sums)
            : ExampleBlocks<TProgram, T, T>.Train(parameters, inputs, targets, weights, examples, lossScale, sums);
        FoldLines(sums, gradient);
        return loss;
    }

    /// <summary>The same from gradients that are given for the outputs.</summary>
    [MethodImpl(Optimize), SkipLocalsInit]
    private static T DifferentiateBlocks(PinnedValues<T> parameters, T* inputs, T* outputGradient, int examples, PinnedValues<T> gradient)
    {
        T* memory = stackalloc T[(TProgram.ParameterSize + 1) * Vector512<T>.Count];
        T* sums = (T*)(((nint)memory + 63) & -64);
        T sum = Differentiate(parameters, inputs, outputGradient, examples, T.One, ofLoss: false, sums, null);
        FoldLines(sums, gradient);
        return sum;
    }

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
            if (typeof(T) == typeof(float)) Kernels.Quad.SumLines((float*)sums).As<float, T>().StoreUnsafe(ref gradient[at]);
            else Kernels.Quad.SumLines((double*)sums).As<double, T>().StoreUnsafe(ref gradient[at]);
        }
    }

    private static T Differentiate(PinnedValues<T> parameters, T* inputs, T* goals, nint examples, T lossScale, bool ofLoss, T* sums, T* inputGradient)
        => Vector512.IsHardwareAccelerated ? ExampleBlocks<TProgram, Vector512<T>, T>.Differentiate(parameters, inputs, goals, examples, lossScale, ofLoss, sums, inputGradient)
        : Vector256.IsHardwareAccelerated ? ExampleBlocks<TProgram, Vector256<T>, T>.Differentiate(parameters, inputs, goals, examples, lossScale, ofLoss, sums, inputGradient)
        : Vectors.AreCompiled ? ExampleBlocks<TProgram, Vector128<T>, T>.Differentiate(parameters, inputs, goals, examples, lossScale, ofLoss, sums, inputGradient)
        : ExampleBlocks<TProgram, T, T>.Differentiate(parameters, inputs, goals, examples, lossScale, ofLoss, sums, inputGradient);

    /// <summary>The same with the widest vectors the machine has.</summary>
    private static T Blocks(PinnedValues<T> parameters, T* inputs, T* targets, nint examples, T lossScale, T* sums)
        => Vector512.IsHardwareAccelerated ? ExampleBlocks<TProgram, Vector512<T>, T>.Train(parameters, inputs, targets, examples, lossScale, sums)
        : Vector256.IsHardwareAccelerated ? ExampleBlocks<TProgram, Vector256<T>, T>.Train(parameters, inputs, targets, examples, lossScale, sums)
        : Vectors.AreCompiled ? ExampleBlocks<TProgram, Vector128<T>, T>.Train(parameters, inputs, targets, examples, lossScale, sums)
        : ExampleBlocks<TProgram, T, T>.Train(parameters, inputs, targets, examples, lossScale, sums);
}
