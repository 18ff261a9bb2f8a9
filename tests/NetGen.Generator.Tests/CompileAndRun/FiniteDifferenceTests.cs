using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>The gradient is the derivative of the loss: by central differences in double, and at kinks by the promised convention.</summary>
public sealed class FiniteDifferenceTests
{
    // Truncation is h^2 f'''/6 and cancellation u / h: both about 1e-11 here.
    private const double H = 1e-5;
    private const double Tolerance = 1e-8;

    public static TheoryData<string> Shapes { get; } = new("2,3,2", "4,13,3");

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gradient_is_the_central_difference_of_the_loss(string shape)
    {
        int[] sizes = [.. shape.Split(',').Select(int.Parse)];
        Declaration[] declarations =
        [
            .. LegalDeclarations.Sweep(Precision.Double, bias: true, sizes)
                .Select((declaration, i) => declaration with { Reduction = i % 2 == 0 ? Reduction.Mean : Reduction.Sum }),
        ];
        using var compiled = new CompiledDeclarations(declarations);
        for (int i = 0; i < declarations.Length; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            Experiment experiment = Experiment.Conditioned(declarations[i], examples: 3, seed: i);
            network.Parameters = experiment.Parameters;
            network.ComputeGradient(experiment.Inputs, experiment.Targets, out double[] gradient);
            double[] differences = [.. Enumerable.Range(0, gradient.Length).Select(p => Difference(network, experiment, p))];
            Near.Equal(differences, gradient, Tolerance, declarations[i].ToString);
        }
    }

    [Theory]
    [InlineData(Activation.ReLU, 0, 0)]
    [InlineData(Activation.LeakyReLU, 0, 0.01)]
    [InlineData(Activation.ELU, 0, 1)]
    [InlineData(Activation.SELU, 0, 1.0507009873554805 * 1.6732632423543772)]
    [InlineData(Activation.HardTanh, 1, 0)]
    [InlineData(Activation.HardTanh, -1, 0)]
    [InlineData(Activation.HardSigmoid, 3, 0)]
    [InlineData(Activation.HardSigmoid, -3, 0)]
    public void Activation_slope_at_its_kink(Activation activation, double kink, double slope)
    {
        // One weight per output, input 1: the logit is the weight. An error of 1 makes the gradient the slope itself.
        double[] logits = kink == 0 ? [0.0, -0.0] : [kink];
        double value = Textbook.Activations[activation].Value(kink);
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            using var compiled = new CompiledDeclarations(Single(activation, precision, outputs: 3), Single(activation, precision, outputs: 70));
            foreach (double logit in logits)
            {
                for (int i = 0; i < 2; i++)
                {
                    EmittedNetwork network = compiled.Create(i);
                    network.Parameters = [.. Enumerable.Repeat(logit, network.OutputSize)];
                    network.ComputeGradient([[1]], [[.. Enumerable.Repeat(value - 1, network.OutputSize)]], out double[] gradient);
                    Near.Equal([.. Enumerable.Repeat(slope, network.OutputSize)], gradient, precision == Precision.Double ? 1e-15 : 1e-7, () => $"{activation}'({logit})");
                }
            }
        }
    }

    [Fact]
    public void Absolute_error_has_no_slope_where_it_is_zero()
    {
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            using var compiled = new CompiledDeclarations(
                Single(Activation.Identity, precision, outputs: 3) with { Loss = Loss.AbsoluteError },
                Single(Activation.Identity, precision, outputs: 70) with { Loss = Loss.AbsoluteError });
            for (int i = 0; i < 2; i++)
            {
                EmittedNetwork network = compiled.Create(i);
                network.Parameters = [.. Enumerable.Repeat(0.5, network.OutputSize)];
                network.ComputeGradient([[1]], [[.. Enumerable.Repeat(0.5, network.OutputSize)]], out double[] gradient);
                Assert.All(gradient, value => Assert.Equal(0, value));
            }
        }
    }

    /// <summary>Inputs straight to outputs, no bias, summed.</summary>
    private static Declaration Single(Activation activation, Precision precision, int outputs) =>
        Declaration.Short(activation, activation, bias: false, 1, outputs) with { Precision = precision, Reduction = Reduction.Sum };

    private static double Difference(EmittedNetwork network, Experiment experiment, int parameter)
    {
        double LossAt(double offset)
        {
            double[] parameters = [.. experiment.Parameters];
            parameters[parameter] += offset;
            network.Parameters = parameters;
            return network.ComputeGradient(experiment.Inputs, experiment.Targets, out _);
        }

        return (LossAt(H) - LossAt(-H)) / (2 * H);
    }
}
