using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Benchmarks.Contenders;

/// <summary>A dense layer out of <see cref="TensorPrimitives"/>: all its parameters in one array, first the weights <c>[out][in]</c>, then the bias.</summary>
internal sealed class TensorLayer<T>(int inputs, int outputs, bool hasBias)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _parameters = new T[(inputs + 1) * outputs], _gradient = new T[(inputs + 1) * outputs];
    private readonly T[] _means = new T[(inputs + 1) * outputs], _squares = new T[(inputs + 1) * outputs];
    private readonly T[] _scratch = new T[(inputs + 1) * outputs];

    private Span<T> Biases => _parameters.AsSpan(inputs * outputs);

    /// <summary>Takes its parameters from the front of all, and forgets all steps.</summary>
    public ReadOnlySpan<T> Take(ReadOnlySpan<T> parameters)
    {
        Array.Clear(_means);
        Array.Clear(_squares);
        for (int i = 0; i < inputs; i++)
            for (int o = 0; o < outputs; o++) _parameters[o * inputs + i] = parameters[i * outputs + o];
        parameters = parameters[(inputs * outputs)..];
        if (!hasBias) return parameters;
        parameters[..outputs].CopyTo(Biases);
        return parameters[outputs..];
    }

    public void Forward(ReadOnlySpan<T> x, Span<T> y)
    {
        ReadOnlySpan<T> biases = Biases;
        for (int o = 0; o < outputs; o++) y[o] = TensorPrimitives.Dot(Row(_parameters, o), x) + biases[o];
    }

    public void Backward(ReadOnlySpan<T> gradient, Span<T> inputGradient)
    {
        inputGradient.Clear();
        for (int o = 0; o < outputs; o++) TensorPrimitives.MultiplyAdd(Row(_parameters, o), gradient[o], inputGradient, inputGradient);
    }

    public void ClearGradient() => Array.Clear(_gradient);

    public void AddGradient(ReadOnlySpan<T> x, ReadOnlySpan<T> gradient)
    {
        for (int o = 0; o < outputs; o++)
        {
            Span<T> row = Row(_gradient, o);
            TensorPrimitives.MultiplyAdd(x, gradient[o], row, row);
        }

        if (!hasBias) return;
        Span<T> biases = _gradient.AsSpan(inputs * outputs);
        TensorPrimitives.Add(biases, gradient, biases);
    }

    public void Descend(T rate) => TensorPrimitives.MultiplyAdd(_gradient, -rate, _parameters, _parameters);

    public void Descend(Adam adam, int step)
    {
        (T beta1, T beta2) = (T.CreateChecked(adam.Beta1), T.CreateChecked(adam.Beta2));
        T rate = T.CreateChecked(adam.LearningRate / (1 - Math.Pow(adam.Beta1, step)));
        TensorPrimitives.Multiply(_means, beta1, _means);
        TensorPrimitives.MultiplyAdd(_gradient, T.One - beta1, _means, _means);
        TensorPrimitives.Multiply(_gradient, _gradient, _scratch);
        TensorPrimitives.Multiply(_squares, beta2, _squares);
        TensorPrimitives.MultiplyAdd(_scratch, T.One - beta2, _squares, _squares);
        TensorPrimitives.Sqrt(_squares, _scratch);
        TensorPrimitives.Multiply(_scratch, T.CreateChecked(1 / Math.Sqrt(1 - Math.Pow(adam.Beta2, step))), _scratch);
        TensorPrimitives.Add(_scratch, T.CreateChecked(adam.Epsilon), _scratch);
        TensorPrimitives.Divide(_means, _scratch, _scratch);
        TensorPrimitives.MultiplyAdd(_scratch, -rate, _parameters, _parameters);
    }

    private Span<T> Row(T[] values, int output) => values.AsSpan(output * inputs, inputs);
}
