using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// Layer sizes around every vector width and tile, and batch counts around every block of rows: where remainders, padding and
/// masks go wrong if they do.
/// </summary>
internal static class SizeSweep
{
    /// <summary>Every remainder of every width, and what comes after several; or the first and the last of them, and the others are the slow tests' business.</summary>
    private static readonly int[] Sizes = Extent.IsEverything
        ? [.. Enumerable.Range(1, 33), 64, 65, 100, 128]
        : [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 65, 100];

    private static readonly int[] BatchCounts = [0, 1, 2, 3, 15, 16, 17, 33, 100];

    private static readonly Activation[] Activations = [Activation.ReLU, Activation.Tanh, Activation.Softmax];

    public static TheoryData<Precision, Activation> Cases { get; } = new(
        from precision in new[] { Precision.Single, Precision.Double }
        from activation in Activations
        select (precision, activation));

    /// <summary>Networks with all layers of one size: inputs, hidden units and outputs have the same remainder.</summary>
    public static void CheckEqual(Precision precision, Activation activation) => Check(precision, activation, Sizes.Select((size, i) => ((int[])[size, size, size], i + 2)));

    /// <summary>Networks with one odd layer between others, so that a stride taken from the wrong layer is seen.</summary>
    public static void CheckOdd(Precision precision, Activation activation) => Check(precision, activation,
        Sizes.SelectMany((size, i) => ((int[], int)[])[([size, 6, 3], i), ([5, size, 3], i + 1), ([5, 6, size], i + 2)]));

    private static void Check(Precision precision, Activation activation, IEnumerable<(int[] Sizes, int Turn)> shapes)
    {
        // Every shape in the precision and with the activation whose turn it is; all of them is the slow tests' business.
        // A single output must not meet the softmax.
        int turn = 1 + 2 * Array.IndexOf(Activations, activation) + (int)precision;
        // A softmax needs two outputs and an activation of its own before it.
        Activation hidden = activation == Activation.Softmax ? Activation.Sigmoid : activation;
        Declaration[] declarations =
        [
            .. shapes
                .Where(shape => Extent.IsEverything || (shape.Turn + turn) % (2 * Activations.Length) == 0)
                .Select(shape => shape.Sizes)
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
