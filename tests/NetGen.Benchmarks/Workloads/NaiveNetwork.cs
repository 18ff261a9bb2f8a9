using System.Numerics;

namespace NetGen.Benchmarks.Workloads;

/// <summary>How the last layer of a <see cref="NaiveNetwork{T}"/> and its loss look.</summary>
internal enum NaiveKind
{
    /// <summary>Sigmoid everywhere, squared error.</summary>
    Sigmoid,

    /// <summary>ReLU in hidden layers, softmax with cross-entropy.</summary>
    Classifier,
}

/// <summary>A network as one writes it first in plain C#: arrays, loops, sizes known at run time only.</summary>
internal sealed class NaiveNetwork<T> where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _sizes;
    private readonly NaiveKind _kind;
    private readonly bool _bias;
    private readonly T[][,] _weights, _weightGradients;
    private readonly T[][] _biases, _biasGradients, _values, _deltas;

    public NaiveNetwork(int[] sizes, NaiveKind kind, bool bias, ReadOnlySpan<T> parameters)
    {
        (_sizes, _kind, _bias) = (sizes, kind, bias);
        int layers = sizes.Length - 1;
        (_weights, _weightGradients) = (new T[layers][,], new T[layers][,]);
        (_biases, _biasGradients) = (new T[layers][], new T[layers][]);
        _values = [.. sizes.Select(size => new T[size])];
        _deltas = [.. sizes.Select(size => new T[size])];
        int next = 0;
        for (int layer = 0; layer < layers; layer++)
        {
            (int inputs, int outputs) = (sizes[layer], sizes[layer + 1]);
            (_weights[layer], _weightGradients[layer]) = (new T[inputs, outputs], new T[inputs, outputs]);
            (_biases[layer], _biasGradients[layer]) = (new T[outputs], new T[outputs]);
            for (int i = 0; i < inputs; i++)
                for (int o = 0; o < outputs; o++) _weights[layer][i, o] = parameters[next++];
            if (!bias) continue;
            for (int o = 0; o < outputs; o++) _biases[layer][o] = parameters[next++];
        }
    }

    /// <summary>The first weight of the last layer.</summary>
    public T LastWeight => _weights[^1][0, 0];

    public T[] Predict(ReadOnlySpan<T> input)
    {
        input.CopyTo(_values[0]);
        for (int layer = 0; layer < _weights.Length; layer++)
        {
            T[] x = _values[layer], y = _values[layer + 1];
            for (int o = 0; o < y.Length; o++)
            {
                T sum = _biases[layer][o];
                for (int i = 0; i < x.Length; i++) sum += x[i] * _weights[layer][i, o];
                y[o] = sum;
            }
            Activate(y, last: layer == _weights.Length - 1);
        }
        return _values[^1];
    }

    public void Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, T rate, bool mean)
    {
        foreach (T[,] gradient in _weightGradients) Array.Clear(gradient);
        foreach (T[] gradient in _biasGradients) Array.Clear(gradient);
        int examples = inputs.Length / _sizes[0];
        for (int example = 0; example < examples; example++)
            AddGradient(inputs.Slice(example * _sizes[0], _sizes[0]), targets.Slice(example * _sizes[^1], _sizes[^1]));
        T scale = mean ? rate / T.CreateChecked(examples) : rate;
        for (int layer = 0; layer < _weights.Length; layer++)
        {
            for (int o = 0; o < _sizes[layer + 1]; o++)
            {
                for (int i = 0; i < _sizes[layer]; i++) _weights[layer][i, o] -= scale * _weightGradients[layer][i, o];
                if (_bias) _biases[layer][o] -= scale * _biasGradients[layer][o];
            }
        }
    }

    private void AddGradient(ReadOnlySpan<T> input, ReadOnlySpan<T> target)
    {
        T[] output = Predict(input);
        for (int o = 0; o < output.Length; o++)
            _deltas[^1][o] = (output[o] - target[o]) * (_kind == NaiveKind.Sigmoid ? output[o] * (T.One - output[o]) : T.One);
        for (int layer = _weights.Length - 1; layer >= 0; layer--)
        {
            T[] x = _values[layer], delta = _deltas[layer + 1];
            for (int i = 0; i < x.Length; i++)
            {
                T sum = T.Zero;
                for (int o = 0; o < delta.Length; o++)
                {
                    _weightGradients[layer][i, o] += x[i] * delta[o];
                    sum += delta[o] * _weights[layer][i, o];
                }
                _deltas[layer][i] = sum * Slope(x[i]);
            }
            for (int o = 0; o < delta.Length; o++) _biasGradients[layer][o] += delta[o];
        }
    }

    private T Slope(T y) => _kind == NaiveKind.Sigmoid ? y * (T.One - y) : y > T.Zero ? T.One : T.Zero;

    private void Activate(T[] y, bool last)
    {
        if (_kind == NaiveKind.Sigmoid)
        {
            for (int o = 0; o < y.Length; o++) y[o] = T.One / (T.One + T.Exp(-y[o]));
        }
        else if (!last)
        {
            for (int o = 0; o < y.Length; o++) y[o] = T.Max(T.Zero, y[o]);
        }
        else
        {
            T top = y.Max(), sum = T.Zero;
            for (int o = 0; o < y.Length; o++) sum += y[o] = T.Exp(y[o] - top);
            for (int o = 0; o < y.Length; o++) y[o] /= sum;
        }
    }
}
