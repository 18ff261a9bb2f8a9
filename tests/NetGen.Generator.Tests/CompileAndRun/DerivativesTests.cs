using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Gradients by the inputs, from derivatives of one's own, and of weighted losses: every activation with every loss, both strategies.</summary>
[Collection(nameof(SharedSweep))]
public sealed class DerivativesTests
{
    // As for FiniteDifferenceTests.
    private const double H = 1e-5;
    private const double Tolerance = 1e-8;

    /// <summary>One example, up to four, blocks of eight and sixteen with and without a remainder.</summary>
    private static readonly int[] BatchSizes = [1, 2, 4, 5, 16, 17];

    public static TheoryData<Precision, bool, string> Sweeps => SharedSweep.Cases;

    public static TheoryData<bool, string> DoubleSweeps => SharedSweep.DoubleCases;

    [Theory]
    [MemberData(nameof(DoubleSweeps))]
    public void Input_gradient_is_the_central_difference_of_the_loss(bool bias, string shape) => Each(Precision.Double, bias, shape, (network, experiment, context) =>
    {
        double loss = network.ComputeInputGradient(experiment.Inputs, experiment.Targets, out double[][] gradient);
        Near.Equal(network.ComputeGradient(experiment.Inputs, experiment.Targets, out _), loss, 1e-14, context);
        Near.Equal(Differences(experiment.Inputs, inputs => network.ComputeGradient(inputs, experiment.Targets, out _)), gradient, Tolerance, context);
    });

    [Theory]
    [MemberData(nameof(DoubleSweeps))]
    public void Gradients_from_own_gradients_are_central_differences_of_the_outputs_times_them(bool bias, string shape) => Each(Precision.Double, bias, shape, (network, experiment, context) =>
    {
        double[][] derivatives = Gradients(experiment, seed: 1);
        double Product(double[][] inputs) => network.PredictBatch(inputs).Zip(derivatives, (row, derivative) => row.Zip(derivative, (y, g) => y * g).Sum()).Sum();

        network.ComputeInputGradientFrom(experiment.Inputs, derivatives, out double[][] inputGradient);
        Near.Equal(Differences(experiment.Inputs, Product), inputGradient, Tolerance, context);

        network.ComputeGradientFrom(experiment.Inputs, derivatives, out double[] gradient);
        double[] differences = Differences([experiment.Parameters], parameters =>
        {
            network.Parameters = parameters[0];
            return Product(experiment.Inputs);
        })[0];
        Near.Equal(differences, gradient, Tolerance, context);
    });

    /// <summary>What the loss itself hands to the outputs leads to the gradients of the loss.</summary>
    [Theory]
    [MemberData(nameof(Sweeps))]
    public void The_gradients_of_the_loss_give_its_gradients(Precision precision, bool bias, string shape) => Each(precision, bias, shape, (network, experiment, context) =>
    {
        // Probabilities near 0 and 1 are divided by: the logits are of order 1, so these are of order 1/100.
        double tolerance = 20 * Near.Tolerance(precision);
        double[][] derivatives = LossGradients(network, experiment);
        network.ComputeGradient(experiment.Inputs, experiment.Targets, out double[] expected);
        network.ComputeGradientFrom(experiment.Inputs, derivatives, out double[] gradient);
        Near.Equal(expected, gradient, tolerance, context);
        network.ComputeInputGradient(experiment.Inputs, experiment.Targets, out double[][] expectedInputs);
        network.ComputeInputGradientFrom(experiment.Inputs, derivatives, out double[][] inputGradient);
        Near.Equal(expectedInputs, inputGradient, tolerance, context);
    });

    /// <summary>A batch is its examples one after the other, whichever way blocks and tiles divide it.</summary>
    [Theory]
    [MemberData(nameof(Sweeps))]
    public void Rows_do_not_depend_on_the_batch(Precision precision, bool bias, string shape) => Each(precision, bias, shape, (network, experiment, context) =>
    {
        double slice = experiment.Declaration.Reduction == Reduction.Mean ? 1.0 / experiment.Examples : 1;
        double[][] derivatives = Gradients(experiment, seed: 2);
        network.ComputeInputGradient(experiment.Inputs, experiment.Targets, out double[][] ofLoss);
        network.ComputeInputGradientFrom(experiment.Inputs, derivatives, out double[][] fromGradients);
        network.ComputeGradientFrom(experiment.Inputs, derivatives, out double[] gradient);
        double[] sum = new double[gradient.Length];
        for (int e = 0; e < experiment.Examples; e++)
        {
            network.ComputeInputGradient([experiment.Inputs[e]], [experiment.Targets[e]], out double[][] alone);
            Near.Equal([.. alone[0].Select(derivative => slice * derivative)], ofLoss[e], Near.Tolerance(precision), context);
            network.ComputeInputGradientFrom([experiment.Inputs[e]], [derivatives[e]], out alone);
            Near.Equal(alone[0], fromGradients[e], Near.Tolerance(precision), context);
            network.ComputeGradientFrom([experiment.Inputs[e]], [derivatives[e]], out double[] one);
            sum = [.. sum.Zip(one, (a, b) => a + b)];
        }

        Near.Equal(sum, gradient, 4 * Near.Tolerance(precision), context);
    });

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void A_weight_is_how_often_a_row_is_there(Precision precision, bool bias, string shape) => Each(precision, bias, shape, (network, experiment, context) =>
    {
        double[] weights = [.. Enumerable.Range(0, experiment.Examples).Select(e => (double)((e + 2) % 4))];    // 2, 3, 0, 1, ...
        int[] rows = [.. weights.SelectMany((weight, e) => Enumerable.Repeat(e, (int)weight))];
        double expectedLoss = network.ComputeGradient([.. rows.Select(e => experiment.Inputs[e])], [.. rows.Select(e => experiment.Targets[e])], out double[] expected);
        double loss = network.WeightedGradient(experiment.Inputs, experiment.Targets, weights, out double[] gradient);
        Near.Equal(expectedLoss, loss, 4 * Near.Tolerance(precision), context);
        Near.Equal(expected, gradient, 4 * Near.Tolerance(precision), context);
    });

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void Any_weights(Precision precision, bool bias, string shape) => Each(precision, bias, shape, (network, experiment, context) =>
    {
        var random = new Random(1);
        double[] weights = [.. Enumerable.Range(0, experiment.Examples).Select(_ => (double)(float)(0.1 + random.NextDouble()))];
        double slice = experiment.Declaration.Reduction == Reduction.Mean ? 1 / weights.Sum() : 1, expectedLoss = 0;
        double[] expected = new double[experiment.Parameters.Length];
        for (int e = 0; e < experiment.Examples; e++)
        {
            expectedLoss += slice * weights[e] * network.ComputeGradient([experiment.Inputs[e]], [experiment.Targets[e]], out double[] one);
            expected = [.. expected.Zip(one, (sum, derivative) => sum + slice * weights[e] * derivative)];
        }

        double loss = network.WeightedGradient(experiment.Inputs, experiment.Targets, weights, out double[] gradient);
        Near.Equal(expectedLoss, loss, 4 * Near.Tolerance(precision), context);
        Near.Equal(expected, gradient, 4 * Near.Tolerance(precision), context);

        // Nothing counts.
        Assert.Equal(0, network.WeightedGradient(experiment.Inputs, experiment.Targets, new double[experiment.Examples], out gradient));
        Assert.All(gradient, derivative => Assert.Equal(0, derivative));
    });

    /// <summary>A step goes against the gradient that is computed apart.</summary>
    [Theory]
    [MemberData(nameof(Sweeps))]
    public void Steps(Precision precision, bool bias, string shape) => Each(precision, bias, shape, (network, experiment, context) =>
    {
        const double Rate = 0.125;
        double[] weights = [.. Enumerable.Range(0, experiment.Examples).Select(e => 0.25 + e % 3)];
        using EmittedTrainer trainer = network.CreateTrainer(new Sgd(Rate));
        double expectedLoss = network.WeightedGradient(experiment.Inputs, experiment.Targets, weights, out double[] gradient);
        Assert.Equal(expectedLoss, trainer.Step(experiment.Inputs, experiment.Targets, weights));
        Near.Equal([.. experiment.Parameters.Zip(gradient, (w, derivative) => w - Rate * derivative)], network.Parameters, Near.Tolerance(precision), context);

        network.Parameters = experiment.Parameters;
        double[][] derivatives = Gradients(experiment, seed: 3);
        network.ComputeGradientFrom(experiment.Inputs, derivatives, out gradient);
        Assert.True(trainer.StepFrom(experiment.Inputs, derivatives));
        double[] trained = network.Parameters;
        Near.Equal([.. experiment.Parameters.Zip(gradient, (w, derivative) => w - Rate * derivative)], trained, Near.Tolerance(precision), context);

        foreach (double bad in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            double[][] broken = [.. derivatives[..^1], [.. derivatives[^1][..^1], bad]];
            Assert.False(trainer.StepFrom(experiment.Inputs, broken));
            Assert.Equal(trained, network.Parameters);
        }
    });

    /// <summary>Every declaration of a sweep, with batches of all sizes among them.</summary>
    private static void Each(Precision precision, bool bias, string shape, Action<EmittedNetwork, Experiment, Func<string>> check)
    {
        CompiledDeclarations compiled = SharedSweep.Of(precision, bias, shape);
        for (int i = 0; i < compiled.Declarations.Count; i++)
        {
            int examples = BatchSizes[i % BatchSizes.Length];
            EmittedNetwork network = compiled.Create(i);
            Experiment experiment = Experiment.Conditioned(compiled.Declarations[i], examples, seed: i);
            network.Parameters = experiment.Parameters;
            check(network, experiment, () => $"{examples} examples\n{experiment.Declaration}");
        }
    }

    private static double[][] Gradients(Experiment experiment, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, experiment.Examples).Select(_ => Enumerable.Range(0, experiment.Declaration.Outputs).Select(_ => (double)(float)(2 * random.NextDouble() - 1)).ToArray())];
    }

    /// <summary>The derivative of the batch's loss by every output, by the book.</summary>
    private static double[][] LossGradients(EmittedNetwork network, Experiment experiment)
    {
        double slice = experiment.Declaration.Reduction == Reduction.Mean ? 1.0 / experiment.Examples : 1;
        Loss loss = experiment.Declaration.ResolvedLoss;
        return [.. network.PredictBatch(experiment.Inputs).Zip(experiment.Targets, (outputs, targets) => outputs.Zip(targets, (y, t) => slice * (loss switch
        {
            Loss.CrossEntropy => -t / y,
            Loss.BinaryCrossEntropy => (y - t) / (y * (1 - y)),
            _ => Textbook.Losses[loss].Derivative(y - t),
        })).ToArray())];
    }

    private static double[][] Differences(double[][] at, Func<double[][], double> function)
    {
        return [.. at.Select((row, r) => row.Select((_, c) => (Moved(r, c, H) - Moved(r, c, -H)) / (2 * H)).ToArray())];

        double Moved(int r, int c, double offset)
        {
            double[][] moved = [.. at.Select(row => row.ToArray())];
            moved[r][c] += offset;
            return function(moved);
        }
    }
}
