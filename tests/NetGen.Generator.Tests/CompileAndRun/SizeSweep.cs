using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// Layer sizes around every vector width and tile, and batch counts around every block of rows: where remainders, padding and
/// masks go wrong if they do.
/// </summary>
internal static class SizeSweep
{
    private static readonly int[] Sizes = [.. Enumerable.Range(1, 33), 64, 65, 100, 128];
    private static readonly int[] BatchCounts = [0, 1, 2, 3, 15, 16, 17, 33, 100];

    public static TheoryData<Precision, Activation> Cases { get; } = new(
        from precision in new[] { Precision.Single, Precision.Double }
        from activation in new[] { Activation.ReLU, Activation.Tanh, Activation.Softmax }
        select (precision, activation));

    public static void Check(Precision precision, Activation activation, Func<int, int[]> shape)
    {
        // A softmax needs two outputs and an activation of its own before it.
        Activation hidden = activation == Activation.Softmax ? Activation.Sigmoid : activation;
        Declaration[] declarations =
        [
            .. Sizes.Select(shape)
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
