using System.Numerics;
using System.Numerics.Tensors;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Contenders;

/// <summary>
/// A network out of the vector functions that .NET brings along: <see cref="TensorPrimitives"/>, on rows of weights <c>[out][in]</c>, so that
/// a sum is one <c>Dot</c> and both gradients are one <c>MultiplyAdd</c> per row.
/// </summary>
internal sealed class TensorNetwork<T> : HandWrittenNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Shape _shape;
    private readonly TensorLayer<T>[] _layers;
    private readonly T[][] _values, _gradient;
    private readonly T[] _scratch;
    private int _steps;

    public TensorNetwork(Shape shape)
    {
        _shape = shape;
        _layers = [.. shape.Layers.Select(layer => new TensorLayer<T>(layer.Inputs, layer.Outputs, shape.Bias))];
        _values = [.. shape.Sizes.Select(size => new T[size])];
        _gradient = [.. shape.Sizes.Select(size => new T[size])];
        _scratch = new T[shape.Sizes.Max()];
    }

    public override void Restart(ReadOnlySpan<T> parameters)
    {
        _steps = 0;
        foreach (TensorLayer<T> layer in _layers) parameters = layer.Take(parameters);
    }

    public override void Predict(ReadOnlySpan<T> input, Span<T> output)
    {
        ReadOnlySpan<T> x = input;
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            T[] y = _values[layer + 1];
            _layers[layer].Forward(x, y);
            Activate(y, layer == _layers.Length - 1 ? _shape.Output : _shape.Hidden);
            x = y;
        }

        x.CopyTo(output);
    }

    public override void StepSgd(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, double learningRate)
    {
        AddGradients(inputs, targets);
        foreach (TensorLayer<T> layer in _layers) layer.Descend(T.CreateChecked(learningRate));
    }

    public override void StepAdam(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Adam adam)
    {
        AddGradients(inputs, targets);
        _steps++;
        foreach (TensorLayer<T> layer in _layers) layer.Descend(adam, _steps);
    }

    private void AddGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        foreach (TensorLayer<T> layer in _layers) layer.ClearGradient();
        int examples = inputs.Length / _shape.Inputs;
        T scale = _shape.Reduction == Reduction.Mean ? T.One / T.CreateChecked(examples) : T.One;
        for (int example = 0; example < examples; example++)
        {
            AddGradient(
                inputs.Slice(example * _shape.Inputs, _shape.Inputs), targets.Slice(example * _shape.Outputs, _shape.Outputs), scale);
        }
    }

    private void AddGradient(ReadOnlySpan<T> input, ReadOnlySpan<T> target, T scale)
    {
        Predict(input, _gradient[^1]);
        TensorPrimitives.Subtract(_gradient[^1], target, _gradient[^1]);
        TensorPrimitives.Multiply(_gradient[^1], scale, _gradient[^1]);
        for (int layer = _layers.Length - 1; layer >= 0; layer--)
        {
            BackThrough(layer == _layers.Length - 1 ? _shape.Output : _shape.Hidden, _values[layer + 1], _gradient[layer + 1]);
            _layers[layer].AddGradient(layer == 0 ? input : _values[layer], _gradient[layer + 1]);
            if (layer > 0) _layers[layer].Backward(_gradient[layer + 1], _gradient[layer]);
        }
    }

    private static void Activate(T[] y, Activation activation)
    {
        switch (activation)
        {
            case Activation.Sigmoid: TensorPrimitives.Sigmoid(y, y); break;
            case Activation.Tanh: TensorPrimitives.Tanh(y, y); break;
            case Activation.ReLU: TensorPrimitives.Max(y, T.Zero, y); break;
            case Activation.Softmax:
                TensorPrimitives.Subtract(y, TensorPrimitives.Max(y), y);
                TensorPrimitives.SoftMax(y, y);
                break;
        }
    }

    private void BackThrough(Activation activation, T[] y, T[] gradient)
    {
        Span<T> scratch = _scratch.AsSpan(0, y.Length);
        switch (activation)
        {
            case Activation.Sigmoid:
                TensorPrimitives.Subtract(T.One, y, scratch);
                TensorPrimitives.Multiply(scratch, y, scratch);
                TensorPrimitives.Multiply(gradient, scratch, gradient);
                break;
            case Activation.Tanh:
                TensorPrimitives.Multiply(y, y, scratch);
                TensorPrimitives.Subtract(T.One, scratch, scratch);
                TensorPrimitives.Multiply(gradient, scratch, gradient);
                break;
            case Activation.ReLU:
                for (int o = 0; o < y.Length; o++) gradient[o] = y[o] > T.Zero ? gradient[o] : T.Zero;
                break;
        }
    }
}
