using System.Numerics;

namespace NetGen.Benchmarks.Contenders;

/// <summary>A dense layer in loops over arrays.</summary>
internal sealed class LoopLayer<T>(int inputs, int outputs, bool hasBias)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[,] _weights = new T[inputs, outputs], _gradients = new T[inputs, outputs];
    private readonly T[,] _means = new T[inputs, outputs], _squares = new T[inputs, outputs];
    private readonly T[] _biases = new T[outputs], _biasGradients = new T[outputs];
    private readonly T[] _biasMeans = new T[outputs], _biasSquares = new T[outputs];

    /// <summary>Takes its parameters from the front of all, and forgets all steps.</summary>
    public ReadOnlySpan<T> Take(ReadOnlySpan<T> parameters)
    {
        Array.Clear(_means);
        Array.Clear(_squares);
        Array.Clear(_biasMeans);
        Array.Clear(_biasSquares);
        for (int i = 0; i < inputs; i++)
            for (int o = 0; o < outputs; o++) _weights[i, o] = parameters[i * outputs + o];
        parameters = parameters[(inputs * outputs)..];
        if (!hasBias) return parameters;
        parameters[..outputs].CopyTo(_biases);
        return parameters[outputs..];
    }

    public void Forward(T[] x, T[] y)
    {
        for (int o = 0; o < outputs; o++)
        {
            T sum = _biases[o];
            for (int i = 0; i < inputs; i++) sum += x[i] * _weights[i, o];
            y[o] = sum;
        }
    }

    public void Backward(T[] gradient, T[] inputGradient)
    {
        for (int i = 0; i < inputs; i++)
        {
            T sum = T.Zero;
            for (int o = 0; o < outputs; o++) sum += gradient[o] * _weights[i, o];
            inputGradient[i] = sum;
        }
    }

    public void ClearGradient()
    {
        Array.Clear(_gradients);
        Array.Clear(_biasGradients);
    }

    public void AddGradient(T[] x, T[] gradient)
    {
        for (int i = 0; i < inputs; i++)
            for (int o = 0; o < outputs; o++) _gradients[i, o] += x[i] * gradient[o];
        for (int o = 0; o < outputs; o++) _biasGradients[o] += gradient[o];
    }

    public void Descend(T rate)
    {
        for (int i = 0; i < inputs; i++)
            for (int o = 0; o < outputs; o++) _weights[i, o] -= rate * _gradients[i, o];
        if (!hasBias) return;
        for (int o = 0; o < outputs; o++) _biases[o] -= rate * _biasGradients[o];
    }

    public void Descend(Adam adam, int step)
    {
        (T beta1, T beta2, T epsilon) = (T.CreateChecked(adam.Beta1), T.CreateChecked(adam.Beta2), T.CreateChecked(adam.Epsilon));
        T rate = T.CreateChecked(adam.LearningRate / (1 - Math.Pow(adam.Beta1, step)));
        T rootScale = T.CreateChecked(1 / Math.Sqrt(1 - Math.Pow(adam.Beta2, step)));
        for (int i = 0; i < inputs; i++)
            for (int o = 0; o < outputs; o++) Move(ref _weights[i, o], _gradients[i, o], ref _means[i, o], ref _squares[i, o]);
        for (int o = 0; o < outputs; o++) Move(ref _biases[o], _biasGradients[o], ref _biasMeans[o], ref _biasSquares[o]);

        void Move(ref T parameter, T gradient, ref T mean, ref T square)
        {
            mean = beta1 * mean + (T.One - beta1) * gradient;
            square = beta2 * square + (T.One - beta2) * gradient * gradient;
            parameter -= rate * mean / (T.Sqrt(square) * rootScale + epsilon);
        }
    }
}
