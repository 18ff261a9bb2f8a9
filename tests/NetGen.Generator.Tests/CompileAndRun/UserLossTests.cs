using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>A loss that the user wrote is the method itself, summed over the outputs; training goes down its derivative.</summary>
public sealed class UserLossTests
{
    private const string Methods = """
        [Elementwise] static double Pinball(double output, double target) => target > output ? 0.9 * (target - output) : 0.1 * (output - target);
        [Elementwise] static double LogCosh(double output, double target) => Error(output, target) + Math.Log(1 + Math.Exp(-2 * Error(output, target))) - Math.Log(2);
        [Elementwise] static double Error(double output, double target) => Math.Abs(output - target);
        [Elementwise] static double Relative(double output, double target) => Math.Pow(output - target, 2) / (1 + Math.Max(output, target) * Math.Max(output, target));
        [Elementwise] static double Product(double output, double target) => output * target;
        [Elementwise] static double Energy(double output, double target) => Math.Pow(output, 4);
        [Elementwise] static double Nothing(double output, double target) => target;
        """;

    private static readonly string[] Losses = ["Pinball", "LogCosh", "Relative", "Product", "Energy", "Nothing"];

    [Fact]
    public void It_is_the_method_and_its_derivative()
    {
        using var functions = new UserFunctions(Methods, [], Losses);
        foreach (string name in Losses)
        {
            Func<double[], double> method = functions.Method(name);
            foreach ((Precision precision, int size) in UserFunctions.Shapes)
            {
                EmittedNetwork network = functions.Network(name, precision, size);
                Assert.Equal((Loss.Auto, name, name), (network.Description.Loss, network.Description.LossFunction, network.Description.LossName));
                double[][] inputs = Rows(size, 1), targets = Rows(size, 2);
                double expected = inputs.Zip(targets).Sum(row => row.First.Zip(row.Second).Sum(one => method([one.First, one.Second])));
                double loss = network.ComputeInputGradient(inputs, targets, out double[][] gradient);
                Near.Equal(expected, loss, precision == Precision.Double ? 1e-13 : 1e-5, () => $"{name} {precision} {size}");
                Near.Equal(expected, network.ComputeGradient(inputs, targets, out _), precision == Precision.Double ? 1e-13 : 1e-5, () => $"{name} {precision} {size}");

                const double h = 1e-5;
                double[][] differences =
                    [.. inputs.Zip(targets, (row, target) => row.Zip(target, (y, t) => (method([y + h, t]) - method([y - h, t])) / (2 * h)).ToArray())];
                Near.Equal(differences, gradient, precision == Precision.Double ? 1e-8 : 2e-5, () => $"gradient of {name} {precision} {size}");
            }
        }
    }

    /// <summary>The constant that makes the pinball loss smallest is the quantile.</summary>
    [Fact]
    public void Trained_by_the_pinball_loss_an_output_is_a_quantile()
    {
        using var functions = new UserFunctions(Methods, [], ["Pinball"]);
        EmittedNetwork network = functions.Network("Pinball", Precision.Double, 4);
        double[][] inputs = [.. Enumerable.Repeat((double[])[1, 0, 0, 0], 100)];
        double[][] targets = [.. Enumerable.Range(0, 100).Select(i => (double[])[i, 0, 0, 0])];
        using EmittedTrainer trainer = network.CreateTrainer(new Sgd(0.05));
        for (int step = 0; step < 500; step++) trainer.Step(inputs, targets);
        Assert.InRange(network.Predict([1, 0, 0, 0])[0], 88, 91);
    }

    private static double[][] Rows(int size, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, size).Select(_ => (double)(float)(2 * random.NextDouble() - 1)).ToArray())];
    }
}
