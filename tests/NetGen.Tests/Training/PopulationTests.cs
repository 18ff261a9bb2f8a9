using System.Numerics;
using NetGen.Tests.Behaviour;
using NetGen.Tests.Training.Fakes;
using static NetGen.Tests.Training.PopulationData;

namespace NetGen.Tests.Training;

/// <summary>Networks that train side by side are what they would be alone.</summary>
public sealed class PopulationTests
{
    private static readonly Optimizer[] Optimizers = [new Sgd(0.1), new Sgd(0.05, momentum: 0.9, nesterov: true), new Adam(0.01), new RmsProp(0.003, momentum: 0.5)];

    /// <summary>More than one line of lanes in either precision, the last one not full.</summary>
    private static readonly int[] Seeds = [.. Enumerable.Range(3, 19)];

    /// <summary>A network that is broken stays so and disturbs nobody; mended, it goes on with its own count of steps.</summary>
    [Fact]
    public void A_loss_that_is_not_finite_stops_one_network_only()
    {
        const int Broken = 4;
        (float[] inputs, float[] targets) = Draw<SmallSingle, float>(6, seed: 1);
        float[] losses = new float[Seeds.Length], expected = new float[Seeds.Length], poison = new float[SmallSingle.ParameterCount];
        foreach (Optimizer optimizer in Optimizers)
        {
            using Population<SmallSingle, float> broken = new(Seeds, optimizer, new TrainerOptions()), sound = new(Seeds, optimizer, new TrainerOptions());
            SmallSingle good = broken.Get(Broken), bad = good.Clone();
            poison.AsSpan().Fill(float.PositiveInfinity);
            bad.SetParameters(poison);
            broken.Set(Broken, bad);
            for (int step = 0; step < 3; step++)
            {
                broken.Step(inputs, targets, losses);
                sound.Step(inputs, targets, expected);
                Assert.False(float.IsFinite(losses[Broken]));
                for (int member = 0; member < Seeds.Length; member++)
                {
                    if (member == Broken) continue;
                    Assert.Equal(expected[member], losses[member]);
                    Assert.Equal(Values<SmallSingle, float>(sound.Get(member)), Values<SmallSingle, float>(broken.Get(member)));
                }
            }

            Assert.Equal((0, 3), (broken.Steps(Broken), broken.Steps(0)));
            Assert.Equal(Values<SmallSingle, float>(bad), Values<SmallSingle, float>(broken.Get(Broken)));
            broken.Set(Broken, good);
            using var alone = new SmallSingle.Trainer(good, optimizer);
            for (int step = 0; step < 3; step++)
            {
                broken.Step(inputs, targets, losses);
                Assert.Equal(alone.Step(inputs, targets), losses[Broken], 1e-5f);
                Close(Values<SmallSingle, float>(good), Values<SmallSingle, float>(broken.Get(Broken)), 1e-5);
            }
        }
    }

    [Fact]
    public void Fit_goes_over_the_batches_of_a_trainer()
    {
        Fit<LargeSingle, float>(seed => new LargeSingle(seed), network => new LargeSingle.Trainer(network, new Adam(0.01)), 0);
        Fit<SmallSingle, float>(seed => new SmallSingle(seed), network => new SmallSingle.Trainer(network, new Adam(0.01)), 1e-4);
        Fit<SmallDouble, double>(seed => new SmallDouble(seed), network => new SmallDouble.Trainer(network, new Adam(0.01)), 1e-11);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        Threads<SmallSingle, float>();
        Threads<LargeDouble, double>();
    }

    [Fact]
    public void What_is_about_one_network_is_refused()
    {
        Dataset<float> data = Data<SmallSingle, float>(20);
        using var population = new Population<SmallSingle, float>(2, new Adam());
        FitOptions[] refused =
        [
            new() { StopBelowLoss = 0.1 }, new() { EarlyStopping = new EarlyStopping { Monitored = Monitored.TrainingLoss } }, new() { StopWhen = _ => true },
            new() { Progress = new Progress<TrainingProgress>() }, new() { Checkpoint = new CheckpointOptions("x") }, new() { EvaluateTraining = true }, new() { Schedule = new ReduceOnPlateau { Monitored = Monitored.TrainingLoss } },
        ];
        Assert.All(refused, options => Assert.Throws<ArgumentException>(nameof(options), () => population.Fit(data, options, TestContext.Current.CancellationToken)));
        Assert.Equal(0, population.Steps(0));
    }

    [Fact]
    public void What_members_would_need_the_whole_gradient_for_is_refused()
    {
        Assert.Throws<ArgumentException>("options", () => new Population<SmallSingle, float>([1], new Adam(), new TrainerOptions { ClipNorm = 1 }));
        Assert.Throws<ArgumentException>("options", () => new Population<SmallSingle, float>([1], new Adam(), new TrainerOptions { InputNoise = 1 }));
        using var population = new Population<SmallDouble, double>(2, new Adam());
        Dataset<double> weighted = Data<SmallDouble, double>(3).WithWeights(new double[] { 1, 2, 3 });
        Assert.Throws<ArgumentException>("data", () => population.Fit(weighted, new FitOptions(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Training_ends_when_it_is_told_to()
    {
        Dataset<double> data = Data<SmallDouble, double>(20);
        using var population = new Population<SmallDouble, double>(3, new Adam());
        PopulationReport report = population.Fit(data, new FitOptions { Epochs = 100, BatchSize = 5, MaxSteps = 6 }, TestContext.Current.CancellationToken);
        Assert.All(report.Members, member => Assert.Equal((StopReason.StepLimit, 1), (member.Reason, member.Epochs)));
        Assert.Equal(6, population.Steps(2));
        report = population.Fit(data, new FitOptions { Epochs = 100 }, new CancellationToken(canceled: true));
        Assert.All(report.Members, member => Assert.Equal((StopReason.Cancelled, 0), (member.Reason, member.Epochs)));
        Assert.Null(report.Best);
    }

    [Fact]
    public void The_best_and_the_mean()
    {
        Dataset<float> data = Data<SmallSingle, float>(20);
        using var population = new Population<SmallSingle, float>(Seeds, new Adam(0.02), new TrainerOptions());
        PopulationReport report = population.Fit(data, new FitOptions { Epochs = 5, BatchSize = 4, ValidationFraction = 0.25 }, TestContext.Current.CancellationToken);
        double[] last = [.. report.Members.Select(member => member.ValidationHistory[^1].Loss)];
        Assert.Equal(Array.IndexOf(last, last.Min()), report.Best);
        Assert.All(report.Members, member => Assert.Equal(
            1 + member.ValidationHistory.Select(validation => validation.Loss).ToList().IndexOf(member.ValidationHistory.Min(validation => validation.Loss)), member.BestEpoch));

        IReadOnlyList<Evaluation> evaluations = population.Evaluate(data);
        for (int member = 0; member < Seeds.Length; member++)
        {
            using var trainer = new SmallSingle.Trainer(population.Get(member), new Adam());
            Assert.Equal(trainer.Evaluate(data), evaluations[member]);
        }

        double[] losses = [.. evaluations.Select(evaluation => evaluation.Loss)];
        Assert.Equal(Array.IndexOf(losses, losses.Min()), population.Best(data));

        float[] mean = new float[data.Count * SmallSingle.OutputSize], one = new float[mean.Length];
        double[] sums = new double[mean.Length];
        population.Predict(data.Inputs.Span, mean);
        for (int member = 0; member < Seeds.Length; member++)
        {
            population.Get(member).PredictBatch(data.Inputs.Span, one);
            for (int i = 0; i < one.Length; i++) sums[i] += one[i] / (double)Seeds.Length;
        }

        for (int i = 0; i < mean.Length; i++) Assert.Equal(sums[i], mean[i], 1e-6);
    }

    [Fact]
    public void Networks_are_copied_in_and_out()
    {
        using var population = new Population<SmallDouble, double>(Seeds, new Adam(), new TrainerOptions());
        for (int member = 0; member < Seeds.Length; member++)
            Assert.Equal(Values<SmallDouble, double>(new SmallDouble(Seeds[member])), Values<SmallDouble, double>(population.Get(member)));
        using var numbered = new Population<SmallDouble, double>(2, new Adam());
        Assert.Equal(Values<SmallDouble, double>(new SmallDouble(2)), Values<SmallDouble, double>(numbered.Get(1)));

        SmallDouble copy = population.Get(17), other = new(99);
        double[] before = Values<SmallDouble, double>(copy);
        (double[] inputs, double[] targets) = Draw<SmallDouble, double>(3, seed: 1);
        double[] losses = new double[Seeds.Length];
        population.Step(inputs, targets, losses);
        Assert.Equal(before, Values<SmallDouble, double>(copy));
        Assert.NotEqual(before, Values<SmallDouble, double>(population.Get(17)));
        population.Set(17, other);
        population.Step(inputs, targets, losses);
        Assert.Equal(Values<SmallDouble, double>(new SmallDouble(99)), Values<SmallDouble, double>(other));

        // A reset forgets all but the parameters: as if they had been brought into a new population.
        using var fresh = new Population<SmallDouble, double>(Seeds, new Adam(), new TrainerOptions());
        for (int member = 0; member < Seeds.Length; member++) fresh.Set(member, population.Get(member));
        population.LearningRate = 0.5;
        population.Reset();
        Assert.Equal((0, 1e-3), (population.Steps(3), population.LearningRate));
        population.Step(inputs, targets, losses);
        fresh.Step(inputs, targets, losses);
        for (int member = 0; member < Seeds.Length; member++)
            Assert.Equal(Values<SmallDouble, double>(fresh.Get(member)), Values<SmallDouble, double>(population.Get(member)));
    }

    [Fact]
    public void Arguments()
    {
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new Population<SmallSingle, float>(0, new Adam()));
        Assert.Throws<ArgumentException>("seeds", () => new Population<SmallSingle, float>([], new Adam(), new TrainerOptions()));
        var population = new Population<SmallSingle, float>(2, new Adam());
        float[] inputs = new float[2 * SmallSingle.InputSize], targets = new float[2 * SmallSingle.OutputSize], losses = new float[2];
        Assert.Contains("Expected 2 values, but got 3.", Assert.Throws<ArgumentException>("losses", () => population.Step(inputs, targets, new float[3])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("inputs", () => population.Step(new float[1], targets, losses));
        Assert.Throws<ArgumentException>("inputs", () => population.Step([], [], losses));
        Assert.Throws<ArgumentException>("targets", () => population.Step(inputs, new float[1], losses));
        Assert.Throws<ArgumentException>("outputs", () => population.Predict(inputs, new float[1]));
        Assert.Throws<ArgumentException>("data", () => population.Fit(new Dataset<float>(1, 1, new float[1], new float[1]), new FitOptions(), TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>("member", () => population.Get(2));
        Assert.Throws<ArgumentOutOfRangeException>("member", () => population.Set(-1, new SmallSingle()));
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => population.LearningRate = double.NaN);
        population.Dispose();
        population.Dispose();
        Assert.Throws<ObjectDisposedException>(() => population.Step(inputs, targets, losses));
        Assert.Equal(Values<SmallSingle, float>(new SmallSingle(2)), Values<SmallSingle, float>(population.Get(1)));
    }

    [Fact]
    public void A_second_thread_is_refused()
    {
        using var meanwhile = new Meanwhile();
        using var population = new Population<LargeSingle, float>([1, 2], new Hooked(InStep: meanwhile.Here), new TrainerOptions { Threads = 2 });
        Dataset<float> data = Data<LargeSingle, float>(8);
        LargeSingle network = population.Get(0);
        float[] losses = new float[2], outputs = new float[data.Targets.Length];
        Action[] calls =
        [
            () => population.Fit(data, new FitOptions { Epochs = 1 }, TestContext.Current.CancellationToken),
            () => population.Step(data.Inputs.Span, data.Targets.Span, losses),
            () => population.Evaluate(data),
            () => population.Best(data),
            () => population.Predict(data.Inputs.Span, outputs),
            () => population.Get(0),
            () => population.Set(0, network),
            population.Reset,
        ];
        meanwhile.Do(() => population.Fit(data, new FitOptions { Epochs = 2 }, TestContext.Current.CancellationToken), () => Assert.All(calls, call => Assert.Throws<InvalidOperationException>(call)));
        Array.ForEach(calls, call => call());
        using var again = new Meanwhile();
        using var stepping = new Population<LargeSingle, float>([1, 2], new Hooked(InStep: again.Here), new TrainerOptions());
        again.Do(() => stepping.Step(data.Inputs.Span, data.Targets.Span, losses), () => Assert.Throws<InvalidOperationException>(() => stepping.Evaluate(data)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Disposed_of_while_it_fits(int threads)
    {
        using var meanwhile = new Meanwhile();
        using var population = new Population<LargeSingle, float>([1, 2], new Hooked(InStep: meanwhile.Here), new TrainerOptions { Threads = threads });
        CancellationToken token = TestContext.Current.CancellationToken;
        meanwhile.Do(
            () => Assert.Throws<ObjectDisposedException>(() => population.Fit(Data<LargeSingle, float>(8), new FitOptions { Epochs = 1_000_000 }, token)),
            population.Dispose);
        // Where two threads step, either network may be the one that is met in its step, and the other may not have begun.
        Assert.InRange(population.Steps(0) + population.Steps(1), 1, 2);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        foreach (Optimizer optimizer in Optimizers)
        {
            Allocate<SmallSingle, float>(optimizer);
            Allocate<SmallDouble, double>(optimizer);
            Allocate<LargeSingle, float>(optimizer);
        }
    }

    private static void Fit<TNetwork, T>(Func<int, TNetwork> create, Func<TNetwork, NetworkTrainer<TNetwork, T>> createTrainer, double tolerance)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dataset<T> data = Data<TNetwork, T>(29);
        var options = new FitOptions { Epochs = 4, BatchSize = 8, ValidationFraction = 0.2, Seed = 7, Schedule = new CosineSchedule(warmupSteps: 3) };
        using var population = new Population<TNetwork, T>(Seeds, new Adam(0.01), new TrainerOptions());
        PopulationReport report = population.Fit(data, options, TestContext.Current.CancellationToken);
        Assert.Equal(Seeds.Length, report.Members.Count);
        for (int member = 0; member < Seeds.Length; member++)
        {
            TNetwork network = create(Seeds[member]);
            using NetworkTrainer<TNetwork, T> trainer = createTrainer(network);
            TrainingReport expected = trainer.Fit(data, options, TestContext.Current.CancellationToken), actual = report.Members[member];
            Close([.. expected.LossHistory], [.. actual.LossHistory], tolerance);
            Close([.. expected.ValidationHistory.Select(validation => validation.Loss)], [.. actual.ValidationHistory.Select(validation => validation.Loss)], tolerance);
            Assert.Equal(expected.LearningRates, actual.LearningRates);
            Assert.Equal((expected.Epochs, expected.Reason), (actual.Epochs, actual.Reason));
            Close(Values<TNetwork, T>(network), Values<TNetwork, T>(population.Get(member)), tolerance);
        }
    }

    private static void Threads<TNetwork, T>()
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dataset<T> data = Data<TNetwork, T>(29);
        int[] seeds = [.. Enumerable.Range(1, 35)];
        using Population<TNetwork, T> one = new(seeds, new Adam(0.01), new TrainerOptions()), two = new(seeds, new Adam(0.01), new TrainerOptions { Threads = 2 });
        var options = new FitOptions { Epochs = 3, BatchSize = 8, ValidationFraction = 0.2 };
        PopulationReport expected = one.Fit(data, options, TestContext.Current.CancellationToken), actual = two.Fit(data, options, TestContext.Current.CancellationToken);
        for (int member = 0; member < seeds.Length; member++)
        {
            Assert.Equal(expected.Members[member].LossHistory, actual.Members[member].LossHistory);
            Assert.Equal(expected.Members[member].ValidationHistory, actual.Members[member].ValidationHistory);
            Assert.Equal(Values<TNetwork, T>(one.Get(member)), Values<TNetwork, T>(two.Get(member)));
        }

        // A failure is the one that one thread has.
        Assert.Throws<InvalidOperationException>(() => two.Fit(data, options with { Schedule = new NoRate() }, TestContext.Current.CancellationToken));
    }

    private static void Allocate<TNetwork, T>(Optimizer optimizer)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var population = new Population<TNetwork, T>(Seeds, optimizer, new TrainerOptions());
        (T[] inputs, T[] targets) = Draw<TNetwork, T>(9, seed: 1);
        T[] losses = new T[Seeds.Length], outputs = new T[targets.Length];
        population.Step(inputs, targets, losses);
        population.Predict(inputs, outputs);
        AllocationTests.AssertNothing(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            population.Step(inputs, targets, losses);
            population.Step(inputs, targets, losses);
            population.Predict(inputs, outputs);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    private sealed record NoRate : LearningRateSchedule
    {
        public override double Rate(SchedulePosition position, double baseRate) => double.NaN;
    }
}
