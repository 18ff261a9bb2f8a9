using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// Layer sizes around every vector width and tile, and batch counts around every block of rows: where remainders, padding and
/// masks go wrong if they do.
/// </summary>
public sealed class SizeSweepTests
{
    private static readonly int[] Sizes = [.. Enumerable.Range(1, 33), 64, 65, 100, 128];
    private static readonly int[] BatchCounts = [0, 1, 2, 3, 15, 16, 17, 33, 100];

    public static TheoryData<Precision, Activation> Cases { get; } = new(
        from precision in new[] { Precision.Single, Precision.Double }
        from activation in new[] { Activation.ReLU, Activation.Tanh, Activation.Softmax }
        select (precision, activation));

    /// <summary>All layers of one size: inputs, two hidden layers and outputs have the same remainder.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Equal_sizes(Precision precision, Activation activation) =>
        Check(precision, activation, size => [size, size, size]);

    /// <summary>One odd layer between others, so that a stride taken from the wrong layer is seen.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void One_odd_size(Precision precision, Activation activation)
    {
        Check(precision, activation, size => [size, 6, 3]);
        Check(precision, activation, size => [5, size, 3]);
        Check(precision, activation, size => [5, 6, size]);
    }

    /// <summary>So many layers that the methods of the program are continued in others.</summary>
    [Fact]
    public void Very_deep()
    {
        Declaration deep = Declaration.Short(Activation.ELU, Activation.Identity, bias: true, [.. Enumerable.Repeat(3, 150)]) with { Precision = Precision.Double };
        using var compiled = new CompiledDeclarations(deep);
        Agreement.OfForwardAndGradient(compiled.Create(0), Experiment.Draw(deep, examples: 5, seed: 1));
    }

    private static void Check(Precision precision, Activation activation, Func<int, int[]> shape)
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
