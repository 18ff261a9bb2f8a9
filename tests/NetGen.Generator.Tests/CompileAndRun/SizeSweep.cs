using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// Layer sizes around every vector width and tile, and batch counts around every block of rows: where remainders, padding and
/// masks go wrong if they do.
/// </summary>
internal static class SizeSweep
{
    /// <summary>Every remainder of every width, and what comes after several.</summary>
    public static readonly int[] Every = [.. Enumerable.Range(1, 33), 64, 65, 100, 128];

    /// <summary>The first and the last of them; the others are the slow tests' business.</summary>
    public static readonly int[] Edges = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 65, 100];

    private static readonly int[] BatchCounts = [0, 1, 2, 3, 15, 16, 17, 33, 100];

    public static TheoryData<Precision, Activation> Cases { get; } = new(
        from precision in new[] { Precision.Single, Precision.Double }
        from activation in new[] { Activation.ReLU, Activation.Tanh, Activation.Softmax }
        select (precision, activation));

    /// <summary>Networks with all layers of one size: inputs, hidden units and outputs have the same remainder.</summary>
    public static void CheckEqual(Precision precision, Activation activation, int[] sizes) => Check(precision, activation, sizes, size => [size, size, size]);

    /// <summary>Networks with one odd layer between others, so that a stride taken from the wrong layer is seen.</summary>
    public static void CheckOdd(Precision precision, Activation activation, int[] sizes)
    {
        Check(precision, activation, sizes, size => [size, 6, 3]);
        Check(precision, activation, sizes, size => [5, size, 3]);
        Check(precision, activation, sizes, size => [5, 6, size]);
    }

    private static void Check(Precision precision, Activation activation, int[] layerSizes, Func<int, int[]> shape)
    {
        // A softmax needs two outputs and an activation of its own before it.
        Activation hidden = activation == Activation.Softmax ? Activation.Sigmoid : activation;
        Declaration[] declarations =
        [
            .. layerSizes.Select(shape)
                .Where(sizes => activation != Activation.Softmax || sizes[^1] > 1)
                .Select(sizes => Declaration.Short(hidden, activation, bias: true, sizes) with { Precision = precision }),
        ];
        using var compiled = new CompiledDeclarations(declarations);
        for (int i = 0; i < declarations.Length; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            foreach (int examples in BatchCounts)
                Agreement.OfForwardAndGradient(network, Experiment.Conditioned(declarations[i], examples, seed: i));
        }
    }
}
