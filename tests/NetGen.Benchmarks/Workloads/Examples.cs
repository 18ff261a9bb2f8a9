using System.Numerics;

namespace NetGen.Benchmarks.Workloads;

/// <summary>What all contenders of a workload start from.</summary>
/// <param name="Parameters">In logical order: layer by layer, weights <c>[in][out]</c>, then bias.</param>
/// <param name="Inputs">The examples, back to back.</param>
/// <param name="Targets">What they should give.</param>
internal sealed record Examples<T>(T[] Parameters, T[] Inputs, T[] Targets)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Random examples, and weights that keep values at about their size from layer to layer.</summary>
    public static Examples<T> Draw(Shape shape)
    {
        var values = new TestValues(seed: 7);
        List<T> parameters = [];
        foreach ((int inputs, int outputs) in shape.Layers)
        {
            double scale = Math.Sqrt(3.0 / inputs);
            for (int i = 0; i < inputs * outputs; i++) parameters.Add(T.CreateChecked(values.Next() * scale));
            for (int o = 0; o < outputs; o++) parameters.Add(T.CreateChecked(values.Next() * 0.1));
        }

        T[] rows = [.. Enumerable.Range(0, shape.Rows * shape.Inputs).Select(_ => T.CreateChecked(values.Next()))];
        T[] targets = [.. Enumerable.Range(0, shape.Rows * shape.Outputs).Select(i => Target(i / shape.Outputs, i % shape.Outputs))];
        return new Examples<T>([.. parameters], rows, targets);

        T Target(int row, int output) =>
            shape.Output != Activation.Softmax ? T.CreateChecked((values.Next() + 1) / 2)
            : row * 7 % shape.Outputs == output ? T.One : T.Zero;
    }

    /// <summary>What the tutorial trains on.</summary>
    /// <param name="parameters">Its first parameters, those of <c>numpy.random.seed(1)</c>.</param>
    /// <param name="targets">One for each of its four rows.</param>
    public static Examples<T> Tutorial(T[] parameters, ReadOnlySpan<int> targets)
    {
        ReadOnlySpan<int> inputs = [0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1];
        return new Examples<T>(parameters, Convert(inputs), Convert(targets));

        static T[] Convert(ReadOnlySpan<int> from)
        {
            T[] to = new T[from.Length];
            for (int i = 0; i < to.Length; i++) to[i] = T.CreateChecked(from[i]);
            return to;
        }
    }
}
