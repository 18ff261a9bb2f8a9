using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Training.Fakes;

/// <summary>What a <see cref="FakeNetwork{TKind, T}"/> is: one dense layer with bias.</summary>
internal interface IFakeKind
{
    static abstract NetworkDescription Description { get; }
}

/// <summary>Linear regression, two inputs, one output, mean squared error.</summary>
internal sealed class Regression : IFakeKind
{
    public static NetworkDescription Description { get; } = Describe.Network(
        Loss.SquaredError, Reduction.Mean, Describe.Dense(2, 1, Activation.Identity, true, Initializer.GlorotUniform));
}

/// <summary>The same with summed losses.</summary>
internal sealed class SummedRegression : IFakeKind
{
    public static NetworkDescription Description { get; } = Describe.Network(
        Loss.SquaredError, Reduction.Sum, Describe.Dense(2, 1, Activation.Identity, true, Initializer.GlorotUniform));
}

/// <summary>Softmax regression, two inputs, three classes.</summary>
internal sealed class Classes : IFakeKind
{
    public static NetworkDescription Description { get; } = Describe.Network(
        Loss.CrossEntropy, Reduction.Mean, Describe.Dense(2, 3, Activation.Softmax, true, Initializer.GlorotUniform));
}

/// <summary>Two independent yes-or-no questions about two inputs.</summary>
internal sealed class Questions : IFakeKind
{
    public static NetworkDescription Description { get; } = Describe.Network(
        Loss.BinaryCrossEntropy, Reduction.Mean, Describe.Dense(2, 2, Activation.Sigmoid, true, Initializer.GlorotUniform));
}

/// <summary>A network written by hand with plain loops, so that training can be tested without the generator.</summary>
internal sealed class FakeNetwork<TKind, T> : ITrainableNetwork<FakeNetwork<TKind, T>, T>
    where TKind : IFakeKind
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly LayerDescription Layer = TKind.Description.Layers[0];
    private static readonly ParameterTensor Weight = TKind.Description.Layout.Tensors[0];
    private static readonly ParameterTensor Bias = TKind.Description.Layout.Tensors[1];
    private static readonly Loss LossKind = TKind.Description.Loss;
    private static readonly bool Mean = TKind.Description.Reduction == Reduction.Mean;

    public FakeNetwork(int seed = 1) => Initialization.Fill(Parameters, TKind.Description, seed);

    public static int InputSize => Layer.Inputs;

    public static int OutputSize => Layer.Units;

    public static int ParameterCount => TKind.Description.ParameterCount;

    public static NetworkDescription Description => TKind.Description;

    public ParameterBlock<T> Parameters { get; } = new(TKind.Description.Layout);

    /// <summary>How many batches it has been given, and with which dropout streams.</summary>
    public List<DropoutStream> Streams { get; } = new(10_000);

    public static FakeNetwork<TKind, T> CreateBlank()
    {
        var network = new FakeNetwork<TKind, T>();
        network.Parameters.Values.Clear();
        return network;
    }

    public T[] Logical()
    {
        T[] values = new T[ParameterCount];
        Parameters.CopyTo(values);
        return values;
    }

    public void Predict(ReadOnlySpan<T> input, Span<T> output)
    {
        for (int j = 0; j < OutputSize; j++)
        {
            T sum = Parameters.Values[Bias.Offset + j];
            for (int i = 0; i < InputSize; i++) sum += input[i] * Parameters.Values[Weight.Offset + i * Weight.Stride + j];
            output[j] = sum;
        }

        Activate(output);
    }

    public void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        for (int row = 0; row < inputs.Length / InputSize; row++)
            Predict(inputs.Slice(row * InputSize, InputSize), outputs.Slice(row * OutputSize, OutputSize));
    }

    public T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> outputs, Workspace<T> workspace)
    {
        PredictBatch(inputs, outputs);
        T loss = T.Zero;
        for (int i = 0; i < outputs.Length; i++) loss += LossOf(outputs[i], targets[i]);
        return loss;
    }

    public T Gradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Workspace<T> workspace, DropoutStream dropout)
    {
        Streams.Add(dropout);
        T scale = Mean ? T.One / T.CreateChecked(inputs.Length / InputSize) : T.One;
        return Differentiate(inputs, targets, [], scale, workspace, workspace.Gradient, []);
    }

    public T Gradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, Workspace<T> workspace, DropoutStream dropout)
    {
        Streams.Add(dropout);
        T sum = T.Zero;
        foreach (T weight in weights) sum += weight;
        T scale = !Mean ? T.One : sum == T.Zero ? T.Zero : T.One / sum;
        return Differentiate(inputs, targets, weights, scale, workspace, workspace.Gradient, []);
    }

    public T GradientFrom(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Workspace<T> workspace, DropoutStream dropout)
    {
        Streams.Add(dropout);
        return DifferentiateFrom(inputs, outputGradient, workspace, workspace.Gradient, []);
    }

    public T InputGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> inputGradient, Workspace<T> workspace) =>
        Differentiate(inputs, targets, [], Mean ? T.One / T.CreateChecked(inputs.Length / InputSize) : T.One, workspace, [], inputGradient);

    public T InputGradientFrom(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> inputGradient, Workspace<T> workspace) =>
        DifferentiateFrom(inputs, outputGradient, workspace, [], inputGradient);

    private T Differentiate(
        ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, T scale, Workspace<T> workspace, Span<T> gradient, Span<T> inputGradient)
    {
        gradient.Clear();
        inputGradient.Clear();
        Span<T> output = workspace.Scratch(OutputSize);
        T loss = T.Zero;
        for (int row = 0; row < inputs.Length / InputSize; row++)
        {
            Predict(inputs.Slice(row * InputSize, InputSize), output);
            T weight = weights.IsEmpty ? T.One : weights[row];
            for (int j = 0; j < OutputSize; j++)
            {
                T target = targets[row * OutputSize + j];
                loss += weight * LossOf(output[j], target);
                // The derivative by the weighted sum is y - t for all three losses with their activations.
                Take(inputs, row, j, scale * weight * (output[j] - target), gradient, inputGradient);
            }
        }

        return loss * scale;
    }

    private T DifferentiateFrom(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Workspace<T> workspace, Span<T> gradient, Span<T> inputGradient)
    {
        gradient.Clear();
        inputGradient.Clear();
        Span<T> output = workspace.Scratch(OutputSize);
        T sum = T.Zero;
        for (int row = 0; row < inputs.Length / InputSize; row++)
        {
            Predict(inputs.Slice(row * InputSize, InputSize), output);
            T product = T.Zero;
            for (int j = 0; j < OutputSize; j++) product += output[j] * outputGradient[row * OutputSize + j];
            for (int j = 0; j < OutputSize; j++)
            {
                T derivative = outputGradient[row * OutputSize + j];
                T delta = Layer.Activation switch
                {
                    Activation.Softmax => output[j] * (derivative - product),
                    Activation.Sigmoid => derivative * output[j] * (T.One - output[j]),
                    _ => derivative,
                };
                Take(inputs, row, j, delta, gradient, inputGradient);
            }

            sum += product;
        }

        return sum;
    }

    private void Take(ReadOnlySpan<T> inputs, int row, int j, T delta, Span<T> gradient, Span<T> inputGradient)
    {
        if (!gradient.IsEmpty) gradient[Bias.Offset + j] += delta;
        for (int i = 0; i < InputSize; i++)
        {
            int at = Weight.Offset + i * Weight.Stride + j;
            if (!gradient.IsEmpty) gradient[at] += inputs[row * InputSize + i] * delta;
            if (!inputGradient.IsEmpty) inputGradient[row * InputSize + i] += Parameters.Values[at] * delta;
        }
    }

    public TrainingStep<T> CreateStep<TRule>(TRule rule, StepOptions options)
        where TRule : struct, IUpdateRule<TRule, T> => new StoredGradientStep<FakeNetwork<TKind, T>, TRule, T>(this, rule, options);

    private static void Activate(Span<T> values)
    {
        if (Layer.Activation == Activation.Identity) return;
        T sum = T.Zero;
        foreach (ref T value in values)
        {
            value = Layer.Activation == Activation.Sigmoid ? T.One / (T.One + T.Exp(-value)) : T.Exp(value);
            sum += value;
        }

        if (Layer.Activation != Activation.Softmax) return;
        foreach (ref T value in values) value /= sum;
    }

    private static T LossOf(T output, T target) => LossKind switch
    {
        Loss.SquaredError => (output - target) * (output - target) / T.CreateChecked(2),
        Loss.CrossEntropy => target == T.Zero ? T.Zero : -target * T.Log(output),
        _ => -(target * T.Log(output) + (T.One - target) * T.Log(T.One - output)),
    };
}

/// <summary>Its trainer, as the generator nests one in every network.</summary>
internal sealed class FakeTrainer<TKind, T> : NetworkTrainer<FakeNetwork<TKind, T>, T>
    where TKind : IFakeKind
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public FakeTrainer(FakeNetwork<TKind, T> network, Optimizer optimizer)
        : base(network, optimizer)
    {
    }

    public FakeTrainer(FakeNetwork<TKind, T> network, Optimizer optimizer, TrainerOptions options)
        : base(network, optimizer, options)
    {
    }
}
