using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// Targets are in the range of the last activation, found here by looking at what it gives: everything that it gives is a legal target, and hardly
/// anything else is.
/// </summary>
[Collection(nameof(SharedSweep))]
public sealed class TargetRangeTests
{
    /// <summary>Outputs beyond this have no limit; inputs go far beyond it.</summary>
    private const double Far = 1e4;

    /// <summary>Many inputs to look for extremes in, and very large ones.</summary>
    private static readonly double[] Inputs = [.. Enumerable.Range(-640, 1281).Select(i => i / 64.0), -1e6, -1e5, -1e4, -1e3, -100, 100, 1e3, 1e4, 1e5, 1e6];

    public static TheoryData<Precision, string> Kinds => SharedSweep.CasesWithBias;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Targets_are_what_the_last_activation_gives(Precision precision, string shape)
    {
        CompiledDeclarations compiled = SharedSweep.Of(precision, bias: true, shape);
        IReadOnlyList<Declaration> all = compiled.Declarations;
        int[] chosen = [.. Enumerable.Range(0, all.Count).Where(i => !all[i].IsSoftmax).DistinctBy(i => all[i].Dense[^1].Activation)];
        Assert.Equal(Enum.GetValues<Activation>().Length - 1, chosen.Length);
        Assert.All(chosen, i => Check(compiled.Create(i)));
    }

    [Fact]
    public void Fast_outputs_are_legal_targets_too()
    {
        using var compiled = new CompiledDeclarations([
            .. from activation in (Activation[])[Activation.Sigmoid, Activation.Tanh, Activation.SiLU]
               from precision in Enum.GetValues<Precision>()
               select Declaration.Short(activation, activation, true, 3, 4, 2) with { Precision = precision, Accuracy = Accuracy.Fast },
        ]);
        for (int i = 0; i < compiled.Declarations.Count; i++) Check(compiled.Create(i));
    }

    private static void Check(EmittedNetwork network)
    {
        using EmittedTrainer trainer = network.CreateTrainer(new Sgd(0.1));
        double[][] row = [new double[network.InputSize]], rows = [row[0], row[0]];
        double[] outputs = Outputs(Inputs);
        // What is rounded most is near the extremes.
        double[] lowestAt = Around(Inputs[Array.IndexOf(outputs, outputs.Min())]), highestAt = Around(Inputs[Array.IndexOf(outputs, outputs.Max())]);
        outputs = [.. outputs, .. Outputs(lowestAt), .. Outputs(highestAt)];
        trainer.Evaluate([.. outputs.Select(_ => row[0])], [.. outputs.Select(output => Targets(output, output))]);

        (double lowest, double highest) = (outputs.Min(), outputs.Max());
        AssertLimit(lowest > -Far, lowest > -Far ? lowest - 1e-5 : -1e30);
        AssertLimit(highest < Far, highest < Far ? highest + 1e-5 : 1e30);

        // Of weights that are zero, a bias is all that comes to the last activation.
        double[] Outputs(double[] inputs) => [.. inputs.Select(input =>
        {
            network.Parameters = [.. new double[network.Description.ParameterCount - 1], input];
            return network.PredictBatch(row)[0][^1];
        })];

        double[] Targets(double others, double last) => [.. Enumerable.Repeat(others, network.OutputSize - 1), last];

        void AssertLimit(bool isLimited, double target)
        {
            double[][] targets = [Targets(outputs[0], outputs[0]), Targets(outputs[0], target)];
            if (!isLimited)
            {
                trainer.Evaluate(rows, targets);
                return;
            }

            ArgumentException error = Assert.Throws<ArgumentException>("data", () => trainer.Evaluate(rows, targets));
            Assert.Contains($"row 1, column {network.OutputSize - 1} is ", error.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Neighbours, from very near to the next one in <see cref="Inputs"/>.</summary>
    private static double[] Around(double input) => [.. Enumerable.Range(-800, 1601).Select(i => input + Math.Pow(i / 800.0, 3) / 64)];
}
