namespace NetGen.WithoutVectors;

/// <summary>A network as one writes it in C#: arrays and loops, single precision, no generic code. Sigmoid layers with the squared error, or ReLU and softmax.</summary>
internal sealed class PlainNetwork
{
    private readonly PlainLayer[] _layers;
    private readonly float[][] _values, _gradients;
    private readonly bool _classifies;

    public PlainNetwork(int[] sizes, bool classifies, ReadOnlySpan<float> parameters)
    {
        _layers = [.. sizes.Zip(sizes.Skip(1)).Select(pair => new PlainLayer(pair.First, pair.Second))];
        _values = [.. sizes.Select(size => new float[size])];
        _gradients = [.. sizes.Select(size => new float[size])];
        _classifies = classifies;
        foreach (PlainLayer layer in _layers) parameters = layer.Take(parameters);
    }

    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        Forward(input);
        _values[^1].CopyTo(output);
    }

    public void Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float learningRate)
    {
        foreach (PlainLayer layer in _layers) layer.ClearGradient();
        int inputSize = _values[0].Length, outputSize = _values[^1].Length, examples = inputs.Length / inputSize;
        for (int example = 0; example < examples; example++)
        {
            Forward(inputs.Slice(example * inputSize, inputSize));
            AddGradient(targets.Slice(example * outputSize, outputSize), 1f / examples);
        }
        foreach (PlainLayer layer in _layers) layer.Descend(learningRate);
    }

    private void Forward(ReadOnlySpan<float> input)
    {
        input.CopyTo(_values[0]);
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            float[] y = _values[layer + 1];
            _layers[layer].Forward(_values[layer], y);
            if (!_classifies) Sigmoid(y);
            else if (layer < _layers.Length - 1) Relu(y);
            else Softmax(y);
        }
    }

    private void AddGradient(ReadOnlySpan<float> target, float scale)
    {
        float[] y = _values[^1], gradient = _gradients[^1];
        for (int o = 0; o < y.Length; o++) gradient[o] = (y[o] - target[o]) * scale;
        for (int layer = _layers.Length - 1; layer >= 0; layer--)
        {
            y = _values[layer + 1];
            gradient = _gradients[layer + 1];
            if (!_classifies)
            {
                for (int o = 0; o < y.Length; o++) gradient[o] *= y[o] * (1 - y[o]);
            }
            else if (layer < _layers.Length - 1)
            {
                for (int o = 0; o < y.Length; o++)
                    if (y[o] <= 0) gradient[o] = 0;
            }
            _layers[layer].AddGradient(_values[layer], gradient);
            if (layer > 0) _layers[layer].Backward(gradient, _gradients[layer]);
        }
    }

    private static void Sigmoid(float[] y)
    {
        for (int o = 0; o < y.Length; o++) y[o] = 1 / (1 + MathF.Exp(-y[o]));
    }

    private static void Relu(float[] y)
    {
        for (int o = 0; o < y.Length; o++)
            if (y[o] < 0) y[o] = 0;
    }

    private static void Softmax(float[] y)
    {
        float top = y[0], sum = 0;
        for (int o = 1; o < y.Length; o++)
            if (y[o] > top) top = y[o];
        for (int o = 0; o < y.Length; o++) sum += y[o] = MathF.Exp(y[o] - top);
        for (int o = 0; o < y.Length; o++) y[o] /= sum;
    }
}
