using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Training.Fakes;

/// <summary>The engine of a <see cref="FakeNetwork{TKind, T}"/>, with plain loops.</summary>
internal sealed class FakeEngine<TKind, T>() : NetworkEngine<T>(TKind.Description)
    where TKind : IFakeKind
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly SpareWorkspaces<T> Shared = new();
    private static readonly DenseDescription Layer = (DenseDescription)TKind.Description.Layers[0];
    private static readonly ParameterTensor Weight = TKind.Description.Layout.Tensors[0];
    private static readonly ParameterTensor Bias = TKind.Description.Layout.Tensors[1];
    private static readonly Loss LossKind = TKind.Description.Loss;
    private static readonly bool Mean = TKind.Description.Reduction == Reduction.Mean;

    /// <summary>How many batches it has been given, and with which dropout streams.</summary>
    public List<DropoutStream> Streams { get; } = new(10_000);

    private protected override SpareWorkspaces<T> Spares => Shared;

    public override void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        for (int row = 0; row < inputs.Length / InputSize; row++)
            Predict(inputs.Slice(row * InputSize, InputSize), outputs.Slice(row * OutputSize, OutputSize));
    }

    internal override void Predict(ReadOnlySpan<T> input, Span<T> output)
    {
        for (int j = 0; j < OutputSize; j++)
        {
            T sum = Parameters.Values[Bias.Offset + j];
            for (int i = 0; i < InputSize; i++) sum += input[i] * Parameters.Values[Weight.Offset + i * Weight.Stride + j];
            output[j] = sum;
        }

        Activate(output);
    }

    internal override T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> outputs, Workspace<T> workspace)
    {
        PredictBatch(inputs, outputs);
        T loss = T.Zero;
        for (int i = 0; i < outputs.Length; i++) loss += LossOf(outputs[i], targets[i]);
        return loss;
    }

    internal override T Gradient(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Workspace<T> workspace, DropoutStream dropout)
    {
        Streams.Add(dropout);
        return goal.IsLoss
            ? Differentiate(inputs, goal.Values, goal.Weights, Scale(goal), workspace, workspace.Gradient, [])
            : DifferentiateFrom(inputs, goal.Values, workspace, workspace.Gradient, []);
    }

    internal override T InputGradient(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Span<T> inputGradient, Workspace<T> workspace) => goal.IsLoss
        ? Differentiate(inputs, goal.Values, [], Scale(goal), workspace, [], inputGradient)
        : DifferentiateFrom(inputs, goal.Values, workspace, [], inputGradient);

    internal override TrainingStep<T> CreateStep<TRule>(TRule rule, StepOptions options) => new StoredGradientStep<TRule, T>(this, rule, options);

    internal override NetworkEngine<T> CreateBlank() => new FakeEngine<TKind, T>();

    private T Scale(in BatchGoal<T> goal)
    {
        T sum = T.Zero;
        foreach (T weight in goal.Weights) sum += weight;
        if (goal.Weights.IsEmpty) sum = T.CreateChecked(goal.Values.Length / OutputSize);
        return !Mean ? T.One : sum == T.Zero ? T.Zero : T.One / sum;
    }

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
