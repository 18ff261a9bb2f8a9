using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>The gradient is the derivative of the loss: by central differences in double, and at kinks by the promised convention.</summary>
[Collection(nameof(SharedSweep))]
public sealed class FiniteDifferenceTests
{
    // Truncation is h^2 f'''/6 and cancellation u / h: both about 1e-11 here.
    private const double H = 1e-5;
    private const double Tolerance = 1e-8;

    public static TheoryData<bool, string> Sweeps => SharedSweep.DoubleCases;

    /// <summary>Outputs of a network without hidden layers that is printed one way and the other.</summary>
    private static readonly int[] MicroAndTiled = [3, 70];

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void Gradient_is_the_central_difference_of_the_loss(bool bias, string shape)
    {
        CompiledDeclarations compiled = SharedSweep.Of(Precision.Double, bias, shape);
        for (int i = 0; i < compiled.Declarations.Count; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            Experiment experiment = Experiment.Conditioned(compiled.Declarations[i], examples: 3, seed: i);
            network.Parameters = experiment.Parameters;
            network.ComputeGradient(experiment.Inputs, experiment.Targets, out double[] gradient);
            double[] differences = [.. Enumerable.Range(0, gradient.Length).Select(p => Difference(network, experiment, p))];
            Near.Equal(differences, gradient, Tolerance, compiled.Declarations[i].ToString);
        }
    }

    /// <summary>The derivative every activation is promised to have where it has none.</summary>
    private static readonly (Activation Activation, double Kink, double Gradient)[] Kinks =
    [
        (Activation.ReLU, 0, 0),
        (Activation.ReLU, -0.0, 0),
        (Activation.LeakyReLU, 0, 0.01),
        (Activation.LeakyReLU, -0.0, 0.01),
        (Activation.ELU, 0, 1),
        (Activation.ELU, -0.0, 1),
        (Activation.SELU, 0, 1.0507009873554805 * 1.6732632423543772),
        (Activation.SELU, -0.0, 1.0507009873554805 * 1.6732632423543772),
        (Activation.HardTanh, 1, 0),
        (Activation.HardTanh, -1, 0),
        (Activation.HardSigmoid, 3, 0),
        (Activation.HardSigmoid, -3, 0),
    ];

    [Theory]
    [InlineData(Precision.Single, 3)]
    [InlineData(Precision.Single, 70)]
    [InlineData(Precision.Double, 3)]
    [InlineData(Precision.Double, 70)]
    public void Activation_gradients_at_kinks(Precision precision, int outputs)
    {
        Activation[] activations = [.. Kinks.Select(kink => kink.Activation).Distinct()];
        using var compiled = new CompiledDeclarations([.. activations.Select(activation => Single(activation, precision, outputs))]);
        foreach ((Activation activation, double kink, double derivative) in Kinks)
        {
            // One weight per output, input 1: the logit is the weight. An error of 1 makes the gradient the derivative itself.
            EmittedNetwork network = compiled.Create(Array.IndexOf(activations, activation));
            network.Parameters = [.. Enumerable.Repeat(kink, outputs)];
            double target = Textbook.Activations[activation].Value(kink) - 1;
            network.ComputeGradient([[1]], [[.. Enumerable.Repeat(target, outputs)]], out double[] gradient);
            double[] expected = [.. Enumerable.Repeat(derivative, outputs)];
            if (derivative == 0) Assert.Equal(expected, gradient);
            Near.Equal(expected, gradient, precision == Precision.Double ? 1e-15 : 1e-7, () => $"{activation}'({kink})");
        }
    }

    [Fact]
    public void Absolute_error_has_no_gradient_where_it_is_zero()
    {
        using var compiled = new CompiledDeclarations(
        [
            .. from precision in Enum.GetValues<Precision>()
               from outputs in MicroAndTiled
               select Single(Activation.Identity, precision, outputs) with { Loss = Loss.AbsoluteError },
        ]);
        for (int i = 0; i < compiled.Declarations.Count; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            network.Parameters = [.. Enumerable.Repeat(0.5, network.OutputSize)];
            network.ComputeGradient([[1]], [[.. Enumerable.Repeat(0.5, network.OutputSize)]], out double[] gradient);
            Assert.All(gradient, value => Assert.Equal(0, value));
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
