using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Nothing depends on the run: same declaration, seed and data, same bits.</summary>
public sealed class DeterminismTests
{
    private static readonly Declaration[] Declarations =
    [
        .. from precision in Enum.GetValues<Precision>()
           from sizes in new int[][] { [3, 4, 1], [8, 17, 5] }
           select Declaration.Short(Activation.SiLU, Activation.Tanh, true, sizes) with { Precision = precision },
    ];

    /// <summary>The same, compiled twice.</summary>
    private static readonly Lazy<CompiledDeclarations> First = new(() => new CompiledDeclarations(Declarations)), Second = new(() => new CompiledDeclarations(Declarations));

    [Fact]
    public void Emitted_text_is_the_same_every_time()
    {
        CompiledDeclarations first = First.Value, second = Second.Value;
        Assert.Equal(first.Emitted.OrderBy(file => file.Key, StringComparer.Ordinal), second.Emitted.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Training_gives_the_same_bits_every_time()
    {
        CompiledDeclarations first = First.Value, second = Second.Value;
        for (int i = 0; i < Declarations.Length; i++)
        {
            var experiment = Experiment.Draw(Declarations[i], examples: 37, seed: i);
            (double[] Parameters, double[] Losses, double[][] Outputs) Run(EmittedNetwork network)
            {
                using EmittedTrainer trainer = network.CreateTrainer(new Adam(0.01));
                TrainingReport report = trainer.Fit(experiment.Inputs, experiment.Targets, new FitOptions { Epochs = 5, BatchSize = 8 });
                return (network.Parameters, [.. report.LossHistory], network.PredictBatch(experiment.Inputs));
            }

            var expected = Run(first.Create(i));
            foreach (EmittedNetwork network in new[] { first.Create(i), second.Create(i), first.Create(i).Clone() })
            {
                var actual = Run(network);
                Assert.Equal(expected.Parameters, actual.Parameters);
                Assert.Equal(expected.Losses, actual.Losses);
                Assert.Equal(expected.Outputs, actual.Outputs);
            }
        }
    }

    /// <summary>Threads and the size of the memory made ready change how it is computed, not what.</summary>
    [Fact]
    public void Options_do_not_change_the_bits()
    {
        CompiledDeclarations compiled = First.Value;
        for (int i = 0; i < Declarations.Length; i++)
        {
            var experiment = Experiment.Draw(Declarations[i], examples: 90, seed: i);
            double[] Train(TrainerOptions? options)
            {
                EmittedNetwork network = compiled.Create(i);
                using EmittedTrainer trainer = network.CreateTrainer(new Adam(0.01), options);
                for (int step = 0; step < 5; step++) trainer.Step(experiment.Inputs, experiment.Targets);
                return network.Parameters;
            }

            double[] expected = Train(null);
            Assert.Equal(expected, Train(new TrainerOptions { Threads = 2 }));
            Assert.Equal(expected, Train(new TrainerOptions { MaxBatchSize = 7 }));
            Assert.Equal(expected, Train(new TrainerOptions { MaxBatchSize = 1000 }));
        }
    }

    /// <summary>A row's prediction does not depend on how many rows stand around it, unless it is alone: a single row has a way of its own.</summary>
    [Fact]
    public void Batches_of_any_size_give_the_same_rows()
    {
        CompiledDeclarations compiled = First.Value;
        for (int i = 0; i < Declarations.Length; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            double[][] inputs = Experiment.Draw(Declarations[i], examples: 70, seed: i).Inputs;
            double[][] all = network.PredictBatch(inputs);
            for (int rows = 2; rows < inputs.Length; rows++) Assert.Equal(all[..rows], network.PredictBatch(inputs[..rows]));
        }
    }

    [Fact]
    public void Clones_and_files_carry_the_same_bits_and_nothing_else()
    {
        CompiledDeclarations compiled = First.Value;
        for (int i = 0; i < Declarations.Length; i++)
        {
            EmittedNetwork network = compiled.Create(i, seed: 3);
            double[][] inputs = Experiment.Draw(Declarations[i], examples: 9, seed: i).Inputs;
            double[][] expected = network.PredictBatch(inputs);
            EmittedNetwork clone = network.Clone(), loaded = compiled.Create(i).Load(network.Save());
            network.Parameters = new double[network.Parameters.Length]; // the copies are their own
            Assert.Equal(expected, clone.PredictBatch(inputs));
            Assert.Equal(expected, loaded.PredictBatch(inputs));
        }
    }
}
