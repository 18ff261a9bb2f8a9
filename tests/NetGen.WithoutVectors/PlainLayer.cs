namespace NetGen.WithoutVectors;

/// <summary>
/// A dense layer in loops over arrays. Weights of an output lie side by side, and inner loops run along them: of the plain forms the fastest where code
/// is interpreted.
/// </summary>
internal sealed class PlainLayer(int inputs, int outputs)
{
    private readonly float[] _weights = new float[inputs * outputs], _gradients = new float[inputs * outputs];
    private readonly float[] _biases = new float[outputs], _biasGradients = new float[outputs];

    /// <summary>Takes its parameters from the front of all.</summary>
    public ReadOnlySpan<float> Take(ReadOnlySpan<float> parameters)
    {
        for (int i = 0; i < inputs; i++)
            for (int o = 0; o < outputs; o++) _weights[o * inputs + i] = parameters[i * outputs + o];
        parameters = parameters[(inputs * outputs)..];
        parameters[..outputs].CopyTo(_biases);
        return parameters[outputs..];
    }

    public void Forward(float[] x, float[] y)
    {
        float[] weights = _weights;
        for (int o = 0, at = 0; o < y.Length; o++)
        {
            float sum = _biases[o];
            for (int i = 0; i < x.Length; i++, at++) sum += x[i] * weights[at];
            y[o] = sum;
        }
    }

    public void Backward(float[] gradient, float[] inputGradient)
    {
        float[] weights = _weights;
        for (int i = 0; i < inputGradient.Length; i++) inputGradient[i] = 0;
        for (int o = 0, at = 0; o < gradient.Length; o++)
        {
            float g = gradient[o];
            for (int i = 0; i < inputGradient.Length; i++, at++) inputGradient[i] += g * weights[at];
        }
    }

    public void ClearGradient()
    {
        _gradients.AsSpan().Clear();
        _biasGradients.AsSpan().Clear();
    }

    public void AddGradient(float[] x, float[] gradient)
    {
        float[] sums = _gradients;
        for (int o = 0, at = 0; o < gradient.Length; o++)
        {
            float g = gradient[o];
            for (int i = 0; i < x.Length; i++, at++) sums[at] += x[i] * g;
            _biasGradients[o] += g;
        }
    }

    public void Descend(float rate)
    {
        float[] weights = _weights, gradients = _gradients;
        for (int i = 0; i < weights.Length; i++) weights[i] -= rate * gradients[i];
        for (int o = 0; o < _biases.Length; o++) _biases[o] -= rate * _biasGradients[o];
    }
}
