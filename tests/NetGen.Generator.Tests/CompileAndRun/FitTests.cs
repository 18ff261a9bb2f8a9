using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary><c>Fit</c> is the reference loop: shuffled like NumPy would, a short last batch, one loss per epoch.</summary>
public sealed class FitTests
{
    private const int Epochs = 4;

    // Errors of 1e-16 per step, over some dozens of steps on a smooth loss.
    private const double Tolerance = 1e-11;

    private static readonly Declaration[] Declarations =
    [
        .. from reduction in Enum.GetValues<Reduction>()
           from declaration in new[]
           {
               Declaration.Short(Activation.Tanh, Activation.Identity, true, 3, 4, 2),
               Declaration.Short(Activation.GELU, Activation.Softmax, true, 6, 9, 4),
           }
           select declaration with { Reduction = reduction },
    ];

    /// <summary>Compiled once for all tests that train them.</summary>
    private static readonly Lazy<CompiledDeclarations> Compiled = new(() => new CompiledDeclarations(Declarations));

    [Theory]
    [InlineData(23, 5, true)] // short last batch
    [InlineData(23, 5, false)]
    [InlineData(20, 5, true)] // no short batch
    [InlineData(20, 64, true)] // less than one batch
    [InlineData(7, 1, true)]
    public void Equals_the_reference_loop(int examples, int batchSize, bool shuffle)
    {
        CompiledDeclarations compiled = Compiled.Value;
        for (int i = 0; i < Declarations.Length; i++)
        {
            var experiment = Experiment.Draw(Declarations[i], examples, seed: i);
            ReferenceNetwork reference = experiment.Reference();
            List<double> expected = ReferenceTraining.Fit(
                reference, new ReferenceAdam(0.01), experiment.Inputs, experiment.Targets, Declarations[i].Reduction, Epochs, batchSize, shuffle ? 5 : null);

            EmittedNetwork network = compiled.Create(i);
            network.Parameters = experiment.Parameters;
            using EmittedTrainer trainer = network.CreateTrainer(new Adam(0.01));
            TrainingReport report = trainer.Fit(
                experiment.Inputs, experiment.Targets, new FitOptions { Epochs = Epochs, BatchSize = batchSize, Shuffle = shuffle, Seed = 5 });

            Near.Equal([.. expected], [.. report.LossHistory], Tolerance, () => $"loss history\n{Declarations[i]}");
            Near.Equal(reference.Parameters, network.Parameters, Tolerance, () => $"parameters\n{Declarations[i]}");
            Assert.Equal(Epochs, report.Epochs);
        }
    }

    /// <summary>The rows held back are the last ones, before any shuffle, and are not trained on.</summary>
    [Fact]
    public void Validation_rows_are_the_last_ones()
    {
        CompiledDeclarations compiled = Compiled.Value;
        for (int i = 0; i < Declarations.Length; i++)
        {
            var experiment = Experiment.Draw(Declarations[i], examples: 24, seed: i);
            EmittedNetwork held = compiled.Create(i), cut = compiled.Create(i);
            var options = new FitOptions { Epochs = Epochs, BatchSize = 5 };
            using EmittedTrainer heldTrainer = held.CreateTrainer(new Sgd(0.1)), cutTrainer = cut.CreateTrainer(new Sgd(0.1));
            TrainingReport report = heldTrainer.Fit(experiment.Inputs, experiment.Targets, options with { ValidationFraction = 0.25 });
            TrainingReport expected = cutTrainer.Fit(experiment.Inputs[..18], experiment.Targets[..18], options);
            Assert.Equal(expected.LossHistory, report.LossHistory);
            Assert.Equal(cut.Parameters, held.Parameters);
        }
    }

    /// <summary>Fitting twice for two epochs is stepping on: the optimizer remembers, until it is reset.</summary>
    [Fact]
    public void Reset_forgets_and_Fit_does_not()
    {
        CompiledDeclarations compiled = Compiled.Value;
        for (int i = 0; i < Declarations.Length; i++)
        {
            var experiment = Experiment.Draw(Declarations[i], examples: 10, seed: i);
            var options = new FitOptions { Epochs = 1, BatchSize = 4, Shuffle = false };
            double[] Train(params string[] plan)
            {
                EmittedNetwork network = compiled.Create(i);
                using EmittedTrainer trainer = network.CreateTrainer(new Adam(0.01));
                double[] start = network.Parameters;
                foreach (string action in plan)
                {
                    if (action == "fit") trainer.Fit(experiment.Inputs, experiment.Targets, options);
                    if (action == "reset") trainer.Reset();
                    if (action == "restart") network.Parameters = start;
                    if (action == "fit 2") trainer.Fit(experiment.Inputs, experiment.Targets, options with { Epochs = 2 });
                }

                return network.Parameters;
            }

            Assert.Equal(Train("fit 2"), Train("fit", "fit"));
            Assert.Equal(Train("fit"), Train("fit 2", "restart", "reset", "fit"));
            Assert.NotEqual(Train("fit"), Train("fit 2", "restart", "fit"));
        }
    }

    [Fact]
    public void Stops_below_a_loss()
    {
        CompiledDeclarations compiled = Compiled.Value;
        for (int i = 0; i < Declarations.Length; i++)
        {
            var experiment = Experiment.Draw(Declarations[i], examples: 12, seed: i);
            EmittedTrainer NewTrainer() => compiled.Create(i).CreateTrainer(new Adam(0.01));
            using EmittedTrainer free = NewTrainer(), stopped = NewTrainer();
            var options = new FitOptions { Epochs = 30, BatchSize = 12 };
            IReadOnlyList<double> history = free.Fit(experiment.Inputs, experiment.Targets, options).LossHistory;
            double threshold = (history[9] + history[10]) / 2;
            TrainingReport report = stopped.Fit(experiment.Inputs, experiment.Targets, options with { StopBelowLoss = threshold });
            int expected = history.TakeWhile(loss => loss >= threshold).Count() + 1;
            Assert.Equal(expected, report.Epochs);
            Assert.Equal(history.Take(expected), report.LossHistory);
        }
    }

    [Fact]
    public void Evaluate_is_the_loss_of_the_whole_set()
    {
        CompiledDeclarations compiled = Compiled.Value;
        for (int i = 0; i < Declarations.Length; i++)
        {
            var experiment = Experiment.Draw(Declarations[i], examples: 700, seed: i); // more than a trainer's default batch
            EmittedNetwork network = compiled.Create(i);
            network.Parameters = experiment.Parameters;
            using EmittedTrainer trainer = network.CreateTrainer(new Sgd(0.1));
            Evaluation evaluation = trainer.Evaluate(experiment.Inputs, experiment.Targets);
            ReferenceNetwork reference = experiment.Reference();
            Near.Equal(reference.Loss(experiment.Inputs, experiment.Targets), evaluation.Loss, Tolerance, Declarations[i].ToString);
            double accuracy = experiment.Inputs.Zip(experiment.Targets)
                .Average(pair => ArgMax(reference.Predict(pair.First)) == ArgMax(pair.Second) ? 1.0 : 0.0);
            Assert.Equal(Declarations[i].IsSoftmax ? accuracy : double.NaN, evaluation.Accuracy, 1e-12);
            Assert.Equal(experiment.Parameters, network.Parameters);
        }
    }

    private static int ArgMax(double[] values) => Array.IndexOf(values, values.Max());
}
