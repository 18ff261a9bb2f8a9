using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>NaN and infinity go through as arithmetic says, stay in their own row, and never reach the parameters.</summary>
public sealed class NonFiniteTests
{
    public static TheoryData<Precision> Precisions { get; } = new(Enum.GetValues<Precision>());

    /// <summary>An activation's limits. GELU, SiLU, Softsign: the limit, or NaN from infinity times zero, both are honest.</summary>
    private static readonly (Activation Activation, double[] AtMinusInfinity, double[] AtInfinity)[] Limits =
    [
        (Activation.Identity, [double.NegativeInfinity], [double.PositiveInfinity]),
        (Activation.Sigmoid, [0], [1]),
        (Activation.Tanh, [-1], [1]),
        (Activation.ReLU, [0], [double.PositiveInfinity]),
        (Activation.LeakyReLU, [double.NegativeInfinity], [double.PositiveInfinity]),
        (Activation.ELU, [-1], [double.PositiveInfinity]),
        (Activation.SELU, [-1.0507009873554805 * 1.6732632423543772], [double.PositiveInfinity]),
        (Activation.GELU, [0, double.NaN], [double.PositiveInfinity]),
        (Activation.SiLU, [0, double.NaN], [double.PositiveInfinity]),
        (Activation.Softplus, [0], [double.PositiveInfinity]),
        (Activation.Softsign, [-1, double.NaN], [1, double.NaN]),
        (Activation.HardSigmoid, [0], [1]),
        (Activation.HardTanh, [-1], [1]),
        (Activation.Gaussian, [0], [0]),
        (Activation.Sine, [double.NaN], [double.NaN]),
    ];

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Activations_propagate(Precision precision)
    {
        Assert.Equal(LegalDeclarations.Hidden, Limits.Select(limit => limit.Activation));
        foreach (int outputs in new[] { 3, 70 }) // straight-line, layered
        {
            // Each strategy in one of the precisions; both is the slow tests' business.
            var limits = Limits.Where(limit => Extent.IsEverything || (outputs == 3) == ((int)limit.Activation % 2 == (int)precision)).ToArray();
            using var compiled = new CompiledDeclarations(
                [.. limits.Select(limit => Declaration.Short(limit.Activation, limit.Activation, false, 1, outputs) with { Precision = precision })]);
            for (int i = 0; i < limits.Length; i++)
            {
                EmittedNetwork network = compiled.Create(i);
                network.Parameters = [.. Enumerable.Repeat(1.0, outputs)];
                Check(network, double.NaN, [double.NaN]);
                Check(network, double.NegativeInfinity, limits[i].AtMinusInfinity);
                Check(network, double.PositiveInfinity, limits[i].AtInfinity);
            }
        }

        void Check(EmittedNetwork network, double input, double[] allowed)
        {
            foreach (double value in network.Predict([input]).Concat(network.PredictBatch([[0], [input]])[1]))
            {
                bool fits = allowed.Any(limit => double.IsFinite(limit) ? Math.Abs(limit - value) < 1e-6 : limit.Equals(value));
                Assert.True(fits, $"{network.Description.Layers[0]} at {input} is {value}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Softmax_of_nan_is_nan(Precision precision)
    {
        using var compiled = new CompiledDeclarations(
            Declaration.Short(Activation.Tanh, Activation.Softmax, true, 2, 3) with { Precision = precision },
            Declaration.Short(Activation.Tanh, Activation.Softmax, true, 8, 9) with { Precision = precision });
        for (int i = 0; i < 2; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            double[] input = new double[network.InputSize];
            input[1] = double.NaN;
            Assert.All(network.Predict(input), value => Assert.Equal(double.NaN, value));
            Assert.All(network.PredictBatch([input])[0], value => Assert.Equal(double.NaN, value));
        }
    }

    /// <summary>Rows share vectors, not values.</summary>
    [Theory]
    [MemberData(nameof(Precisions))]
    public void A_row_is_not_touched_by_its_neighbours(Precision precision)
    {
        Declaration[] declarations =
        [
            Declaration.Short(Activation.ReLU, Activation.Softmax, true, 3, 4, 2) with { Precision = precision },
            Declaration.Short(Activation.ReLU, Activation.Softmax, true, 7, 9, 5) with { Precision = precision },
        ];
        using var compiled = new CompiledDeclarations(declarations);
        for (int i = 0; i < declarations.Length; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            foreach (int rows in new[] { 1, 2, 3, 5, 9, 40 })
            {
                double[][] inputs = Experiment.Draw(declarations[i], rows, seed: rows).Inputs;
                double[][] clean = network.PredictBatch(inputs);
                for (int bad = 0; bad < rows; bad++)
                {
                    double[][] poisoned = [.. inputs];
                    poisoned[bad] = [.. inputs[bad].Select((_, column) => column % 2 == 0 ? double.NaN : double.PositiveInfinity)];
                    double[][] outputs = network.PredictBatch(poisoned);
                    for (int row = 0; row < rows; row++)
                    {
                        if (row == bad) Assert.All(outputs[row], value => Assert.Equal(double.NaN, value));
                        else Assert.Equal(clean[row], outputs[row]);
                    }
                }
            }
        }
    }

    /// <summary>Whatever came of it, a step with a loss that is not finite has not happened: also not for the optimizer's memory.</summary>
    [Theory]
    [MemberData(nameof(Precisions))]
    public void A_step_without_a_finite_loss_changes_nothing(Precision precision)
    {
        Declaration[] declarations =
        [
            Declaration.Short(Activation.ReLU, Activation.Identity, true, 3, 4, 2) with { Precision = precision },
            Declaration.Short(Activation.GELU, Activation.Softmax, true, 7, 9, 5) with { Precision = precision },
        ];
        using var compiled = new CompiledDeclarations(declarations);
        for (int i = 0; i < declarations.Length; i++)
        {
            var experiment = Experiment.Draw(declarations[i], examples: 6, seed: i);
            foreach (OptimizerCase optimizer in OptimizerCase.All)
            {
                EmittedNetwork clean = compiled.Create(i), poisoned = compiled.Create(i);
                using EmittedTrainer cleanTrainer = clean.CreateTrainer(optimizer.Product()), poisonedTrainer = poisoned.CreateTrainer(optimizer.Product());
                for (int step = 0; step < 3; step++)
                {
                    foreach (double bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
                    {
                        double[] before = poisoned.Parameters;
                        double[][] inputs = [.. experiment.Inputs];
                        inputs[^1] = [bad, .. inputs[^1][1..]];
                        double loss = poisonedTrainer.Step(inputs, experiment.Targets);
                        Assert.False(double.IsFinite(loss), $"{optimizer}: loss {loss} with an input {bad}");
                        Assert.Equal(before, poisoned.Parameters);
                    }

                    Assert.Equal(cleanTrainer.Step(experiment.Inputs, experiment.Targets), poisonedTrainer.Step(experiment.Inputs, experiment.Targets));
                    Assert.Equal(clean.Parameters, poisoned.Parameters);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void A_gradient_of_nan_is_nan_and_no_exception(Precision precision)
    {
        using var compiled = new CompiledDeclarations(
            Declaration.Short(Activation.Tanh, Activation.Identity, true, 2, 3, 1) with { Precision = precision },
            Declaration.Short(Activation.Tanh, Activation.Identity, true, 8, 9, 1) with { Precision = precision });
        for (int i = 0; i < 2; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            double[] input = [.. Enumerable.Repeat(double.NaN, network.InputSize)];
            Assert.Equal(double.NaN, network.ComputeGradient([input], [[0]], out _));
        }
    }

    [Fact]
    public void Fit_reports_divergence()
    {
        using var compiled = new CompiledDeclarations(Declaration.Short(Activation.ReLU, Activation.Identity, true, 3, 4, 2) with { Precision = Precision.Single });
        EmittedNetwork network = compiled.Create(0);
        var experiment = Experiment.Draw(compiled.Declarations[0], examples: 8, seed: 1);
        using EmittedTrainer trainer = network.CreateTrainer(new Sgd(1e30)); // the first step throws the weights out of all bounds
        Assert.Throws<TrainingDivergedException>(() => trainer.Fit(experiment.Inputs, experiment.Targets, new FitOptions { Epochs = 5, BatchSize = 4 }));
    }
}
