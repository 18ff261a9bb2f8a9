using System.Numerics;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Contenders;

/// <summary>A network as one writes it first in C#: arrays, loops, sizes known at run time only.</summary>
internal sealed class LoopNetwork<T> : HandWrittenNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Shape _shape;
    private readonly LoopLayer<T>[] _layers;
    private readonly T[][] _values, _gradient;
    private int _steps;

    public LoopNetwork(Shape shape)
    {
        _shape = shape;
        _layers = [.. shape.Layers.Select(layer => new LoopLayer<T>(layer.Inputs, layer.Outputs, shape.Bias))];
        _values = [.. shape.Sizes.Select(size => new T[size])];
        _gradient = [.. shape.Sizes.Select(size => new T[size])];
    }

    public override void Restart(ReadOnlySpan<T> parameters)
    {
        _steps = 0;
        foreach (LoopLayer<T> layer in _layers) parameters = layer.Take(parameters);
    }

    public override void Predict(ReadOnlySpan<T> input, Span<T> output)
    {
        input.CopyTo(_values[0]);
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer].Forward(_values[layer], _values[layer + 1]);
            Activate(_values[layer + 1], layer == _layers.Length - 1 ? _shape.Output : _shape.Hidden);
        }

        _values[^1].CopyTo(output);
    }

    public override void StepSgd(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, double learningRate)
    {
        AddGradients(inputs, targets);
        foreach (LoopLayer<T> layer in _layers) layer.Descend(T.CreateChecked(learningRate));
    }

    public override void StepAdam(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Adam adam)
    {
        AddGradients(inputs, targets);
        _steps++;
        foreach (LoopLayer<T> layer in _layers) layer.Descend(adam, _steps);
    }

    private void AddGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        foreach (LoopLayer<T> layer in _layers) layer.ClearGradient();
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
        T[] gradient = _gradient[^1];
        for (int o = 0; o < gradient.Length; o++) gradient[o] = (gradient[o] - target[o]) * scale;
        for (int layer = _layers.Length - 1; layer >= 0; layer--)
        {
            BackThrough(layer == _layers.Length - 1 ? _shape.Output : _shape.Hidden, _values[layer + 1], _gradient[layer + 1]);
            _layers[layer].AddGradient(_values[layer], _gradient[layer + 1]);
            if (layer > 0) _layers[layer].Backward(_gradient[layer + 1], _gradient[layer]);
        }
    }

    private static void Activate(T[] y, Activation activation)
    {
        switch (activation)
        {
            case Activation.Sigmoid:
                for (int o = 0; o < y.Length; o++) y[o] = T.One / (T.One + T.Exp(-y[o]));
                break;
            case Activation.Tanh:
                for (int o = 0; o < y.Length; o++) y[o] = T.Tanh(y[o]);
                break;
            case Activation.ReLU:
                for (int o = 0; o < y.Length; o++) y[o] = T.Max(T.Zero, y[o]);
                break;
            case Activation.Softmax:
                T top = y.Max(), sum = T.Zero;
                for (int o = 0; o < y.Length; o++) sum += y[o] = T.Exp(y[o] - top);
                for (int o = 0; o < y.Length; o++) y[o] /= sum;
                break;
        }
    }

    private static void BackThrough(Activation activation, T[] y, T[] gradient)
    {
        switch (activation)
        {
            case Activation.Sigmoid:
                for (int o = 0; o < y.Length; o++) gradient[o] *= y[o] * (T.One - y[o]);
                break;
            case Activation.Tanh:
                for (int o = 0; o < y.Length; o++) gradient[o] *= T.One - y[o] * y[o];
                break;
            case Activation.ReLU:
                for (int o = 0; o < y.Length; o++) gradient[o] = y[o] > T.Zero ? gradient[o] : T.Zero;
                break;
        }
    }
}
