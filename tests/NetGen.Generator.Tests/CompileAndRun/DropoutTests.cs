using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Dropout seen from outside: what it may change, and what it may not.</summary>
public sealed class DropoutTests
{
    private const int Units = 1000;

    /// <summary>Weights 1, inputs 1, target 0, summed absolute error: the loss counts kept units, the gradient says which.</summary>
    private static Declaration Counter(Precision precision, double rate) =>
        new(Units, [new DeclaredDropout(rate), new DeclaredDense(1, Activation.Identity, Bias: false)])
        {
            LongForm = true,
            Precision = precision,
            Loss = Loss.AbsoluteError,
            Reduction = Reduction.Sum,
        };

    private static Declaration Deep(Precision precision, double rate, params int[] sizes) =>
        new(sizes[0],
        [
            new DeclaredDense(sizes[1], Activation.Tanh),
            new DeclaredDropout(rate),
            new DeclaredDense(sizes[2], Activation.GELU),
            new DeclaredDropout(rate / 2),
            new DeclaredDense(sizes[3], Activation.Softmax),
        ])
        {
            LongForm = true,
            Precision = precision,
        };

    private static Declaration WithoutDropout(Declaration declaration) =>
        declaration with { Layers = [.. declaration.Layers.Where(layer => layer is not DeclaredDropout)] };

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Rate_zero_is_none(Precision precision)
    {
        Declaration small = Deep(precision, 0, 2, 3, 3, 2), large = Deep(precision, 0, 6, 9, 8, 4);
        using var compiled = new CompiledDeclarations(small, WithoutDropout(small), large, WithoutDropout(large));
        // A declaration with dropout is never straight-line, so the small one may round differently.
        Near.Equal(Train(compiled.Create(1), small), Train(compiled.Create(0), small), Near.Tolerance(precision), small.ToString);
        Assert.Equal(Train(compiled.Create(3), large), Train(compiled.Create(2), large));
    }

    /// <summary>What is not training has no dropout: it equals the reference, which has none.</summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Is_absent_outside_training(Precision precision)
    {
        using var compiled = new CompiledDeclarations(Deep(precision, 0.5, 2, 3, 3, 2), Deep(precision, 0.5, 6, 9, 8, 4));
        for (int i = 0; i < 2; i++)
        {
            Experiment experiment = Experiment.Conditioned(compiled.Declarations[i], examples: 9, seed: i);
            EmittedNetwork network = compiled.Create(i);
            Agreement.OfForwardAndGradient(network, experiment);
            using EmittedTrainer trainer = network.CreateTrainer(new Sgd(0.1));
            Near.Equal(
                experiment.Reference().Loss(experiment.Inputs, experiment.Targets),
                trainer.Evaluate(experiment.Inputs, experiment.Targets).Loss,
                Near.Tolerance(precision),
                () => "Evaluate");
        }
    }

    [Theory]
    [InlineData(Precision.Single, 0.1)]
    [InlineData(Precision.Single, 0.5)]
    [InlineData(Precision.Double, 0.3)]
    [InlineData(Precision.Double, 0.9)]
    public void Masks_have_the_rate_and_the_scale(Precision precision, double rate)
    {
        const int Examples = 20, Steps = 5;
        using var compiled = new CompiledDeclarations(Counter(precision, rate));
        EmittedNetwork network = compiled.Create(0);
        using EmittedTrainer trainer = network.CreateTrainer(new Sgd(1));
        double[][] inputs = [.. Enumerable.Repeat(Enumerable.Repeat(1.0, Units).ToArray(), Examples)];
        double[][] targets = [.. Enumerable.Repeat(new double[1], Examples)];
        double kept = 0;
        var patterns = new HashSet<string>();
        for (int s = 0; s < Steps; s++)
        {
            network.Parameters = [.. Enumerable.Repeat(1.0, Units)];
            double loss = trainer.Step(inputs, targets);
            double[] keptOfUnit = [.. network.Parameters.Select(p => (1 - p) * (1 - rate))]; // how many examples kept it
            Assert.All(keptOfUnit, count => Assert.Equal(Math.Round(count), count, 1e-3));
            // Forward and backward drop the same. Equal summands round the same way in float: some 1e-5, less than a unit of 20,000.
            Assert.Equal(keptOfUnit.Sum(), loss * (1 - rate), keptOfUnit.Sum() * (precision == Precision.Double ? 1e-12 : 3e-5));
            kept += keptOfUnit.Sum();
            patterns.Add(string.Join(',', keptOfUnit.Select(count => (int)Math.Round(count))));

            // Units are independent: the counts scatter like a binomial, whose variance is n p (1 - p) (error of an estimate from 1,000: 4.5 %).
            double mean = keptOfUnit.Average(), variance = keptOfUnit.Average(count => (count - mean) * (count - mean));
            Assert.InRange(variance / (Examples * rate * (1 - rate)), 0.75, 1.25);
        }

        // 100,000 independent draws: five standard deviations. The seed is fixed, so this cannot fail by chance later.
        const double Draws = (double)Units * Examples * Steps;
        Assert.InRange(kept / Draws, 1 - rate - 5 * Math.Sqrt(rate * (1 - rate) / Draws), 1 - rate + 5 * Math.Sqrt(rate * (1 - rate) / Draws));
        Assert.Equal(Steps, patterns.Count); // another mask in every step
    }

    [Fact]
    public void Examples_of_a_batch_have_masks_of_their_own()
    {
        using var compiled = new CompiledDeclarations(Counter(Precision.Double, 0.5));
        EmittedNetwork network = compiled.Create(0);
        using EmittedTrainer trainer = network.CreateTrainer(new Sgd(1));
        double[] ones = [.. Enumerable.Repeat(1.0, Units)];
        network.Parameters = ones;
        trainer.Step([ones, ones], [[0], [0]]);
        int[] counts = [.. network.Parameters.Select(p => (int)Math.Round((1 - p) / 2))];
        Assert.InRange(counts.Count(count => count == 1), 400, 600); // kept by one of the two; 0 if both had the same mask
    }

    [Fact]
    public void Same_seed_same_result_another_seed_another()
    {
        using var compiled = new CompiledDeclarations(Deep(Precision.Single, 0.4, 2, 3, 3, 2), Deep(Precision.Single, 0.4, 6, 9, 8, 4));
        for (int i = 0; i < 2; i++)
        {
            double[] first = Train(compiled.Create(i), compiled.Declarations[i], seed: 1);
            Assert.Equal(first, Train(compiled.Create(i), compiled.Declarations[i], seed: 1));
            Assert.Equal(first, Train(compiled.Create(i), compiled.Declarations[i], seed: null)); // 1 is the default
            Assert.NotEqual(first, Train(compiled.Create(i), compiled.Declarations[i], seed: 2));
        }
    }

    /// <summary>The first step of a new trainer always has the same mask: so its gradient is the derivative of its loss.</summary>
    [Fact]
    public void Gradient_is_that_of_the_masked_loss()
    {
        const double H = 1e-5;
        var first = new Declaration(5, [new DeclaredDropout(0.4), new DeclaredDense(3, Activation.Tanh)]) { LongForm = true };
        using var compiled = new CompiledDeclarations(Deep(Precision.Double, 0.4, 2, 3, 3, 2), Deep(Precision.Double, 0.4, 6, 9, 8, 4), first);
        for (int i = 0; i < compiled.Declarations.Count; i++)
        {
            Experiment experiment = Experiment.Conditioned(compiled.Declarations[i], examples: 6, seed: i);
            EmittedNetwork network = compiled.Create(i);
            double FirstStep(double[] parameters)
            {
                network.Parameters = parameters;
                using EmittedTrainer trainer = network.CreateTrainer(new Sgd(1));
                return trainer.Step(experiment.Inputs, experiment.Targets);
            }

            double loss = FirstStep(experiment.Parameters);
            Assert.NotEqual(experiment.Reference().Loss(experiment.Inputs, experiment.Targets), loss, 1e-6); // something was dropped
            double[] gradient = [.. experiment.Parameters.Zip(network.Parameters, (before, after) => before - after)];
            var differences = new double[gradient.Length];
            for (int p = 0; p < differences.Length; p++)
            {
                double[] up = [.. experiment.Parameters], down = [.. experiment.Parameters];
                up[p] += H;
                down[p] -= H;
                differences[p] = (FirstStep(up) - FirstStep(down)) / (2 * H);
            }

            Near.Equal(differences, gradient, 1e-8, compiled.Declarations[i].ToString);
        }
    }

    private static double[] Train(EmittedNetwork network, Declaration declaration, int? seed = null)
    {
        var experiment = Experiment.Draw(declaration, examples: 11, seed: 1);
        using EmittedTrainer trainer = network.CreateTrainer(new Adam(0.01), seed is { } own ? new TrainerOptions { Seed = own } : null);
        trainer.Fit(experiment.Inputs, experiment.Targets, new FitOptions { Epochs = 3, BatchSize = 4 });
        return network.Parameters;
    }
}
