using System.Numerics;
using NetGen.Tests.Behaviour;
using NetGen.Tests.Training.Fakes;
using Fake = NetGen.Tests.Training.Fakes.FakeNetwork<NetGen.Tests.Training.Fakes.Regression, double>;
using Trainer = NetGen.Tests.Training.Fakes.FakeTrainer<NetGen.Tests.Training.Fakes.Regression, double>;

namespace NetGen.Tests.Training.Streaming;

public sealed class StreamFitTests
{
    private static readonly Dataset<double> Line = Examples.Line(53);

    public static TheoryData<int, int, bool> Ways => new()
    {
        { 1, 8, true }, { 3, 8, false }, { 8, 8, true }, { 100, 8, false }, { 5, 53, true }, { 5, 53, false }, { 7, 1, false }, { 100, 64, true }, { 20, 64, false },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Unshuffled_it_is_the_fit_of_a_dataset_bit_for_bit(int atOnce, int batchSize, bool knowsCount)
    {
        Compare<LargeSingle, float>(() => new LargeSingle(2), network => new LargeSingle.Trainer(network, new Adam(0.01)), atOnce, batchSize, knowsCount);
        Compare<LargeDouble, double>(() => new LargeDouble(2), network => new LargeDouble.Trainer(network, new Sgd(0.01, momentum: 0.5)), atOnce, batchSize, knowsCount);
        Compare<SmallSingle, float>(() => new SmallSingle(2), network => new SmallSingle.Trainer(network, new Adam(0.01)), atOnce, batchSize, knowsCount);
    }

    [Fact]
    public void Everything_that_ends_or_steers_training_does_so_here()
    {
        Dataset<double> validation = Examples.Line(20);
        FitOptions[] runs =
        [
            new() { Epochs = 6, MaxSteps = 23 },
            new() { Epochs = 6, MaxSteps = 14 },
            new() { Epochs = 50, StopBelowLoss = 0.05 },
            new() { Epochs = 200, EarlyStopping = new EarlyStopping { Patience = 2, MinimumChange = 1e-3 } },
            new() { Epochs = 9, StopWhen = progress => progress.Epoch == 4 },
            new() { Epochs = 6, Schedule = new ReduceOnPlateau(patience: 1) },
            new() { Epochs = 6, Schedule = new CosineSchedule(warmupSteps: 10), MaxSteps = 30 },
        ];
        foreach (FitOptions plain in runs)
        {
            FitOptions options = plain with { BatchSize = 8, Shuffle = false };
            foreach (bool knowsCount in (bool[])[true, false])
            {
                if (!knowsCount && options.Schedule is not null) continue;
                Fake expected = new(), actual = new();
                using Trainer memory = new(expected, new Sgd(0.1)), stream = new(actual, new Sgd(0.1));
                TrainingReport inMemory = memory.Fit(Line, validation, options), streamed = stream.Fit(new ListSource<double>(Line, 5, knowsCount), validation, options);
                Assert.Equal(expected.Logical(), actual.Logical());
                AssertSame(inMemory, streamed);
                Assert.Equal(memory.Steps, stream.Steps);
                Assert.NotEmpty(streamed.ValidationHistory);
            }
        }
    }

    [Fact]
    public void A_shuffled_fit_is_the_same_again_and_another_with_another_seed()
    {
        double[] first = Shuffled(seed: 1, buffer: 20);
        Assert.Equal(first, Shuffled(seed: 1, buffer: 20));
        Assert.NotEqual(first, Shuffled(seed: 2, buffer: 20));
        Assert.NotEqual(first, Shuffled(seed: 1, buffer: 10));

        static double[] Shuffled(int seed, int buffer)
        {
            var network = new Fake();
            using var trainer = new Trainer(network, new Sgd(0.1));
            trainer.Fit(new ListSource<double>(Line, 9), new FitOptions { Epochs = 3, BatchSize = 4, Seed = seed, ShuffleBuffer = buffer });
            return network.Logical();
        }
    }

    /// <summary>Epochs are begun one after the other, and no further ones.</summary>
    [Fact]
    public void Every_epoch_begins_once()
    {
        var source = new ListSource<double>(Line, 10, knowsCount: false);
        using var trainer = new Trainer(new Fake(), new Sgd(0.1));
        TrainingReport report = trainer.Fit(source, new FitOptions { Epochs = 5, BatchSize = 10 });
        Assert.Equal((5, 5, StopReason.Completed), (source.Restarts, report.Epochs, report.Reason));
        Assert.Equal(5 * 6, trainer.Steps);
        trainer.Fit(source, new FitOptions { Epochs = 2, BatchSize = 10 });
        Assert.Equal(7, source.Restarts);
    }

    [Fact]
    public void Cancellation_ends_before_the_next_step()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var trainer = new Trainer(new Fake(), new Sgd(0.1));
        TrainingReport report = trainer.Fit(new ListSource<double>(Line), new FitOptions { Epochs = 5 }, cancelled.Token);
        Assert.Equal((StopReason.Cancelled, 0L, 0), (report.Reason, trainer.Steps, report.Epochs));
    }

    /// <summary>A hundred thousand steps more cost the histories of nineteen epochs.</summary>
    [Fact]
    public void Steps_allocate_nothing()
    {
        foreach (bool shuffle in (bool[])[true, false])
        {
            Allocated(1, shuffle);
            AllocationTests.AssertAtMost(1024, () => Allocated(20, shuffle) - Allocated(1, shuffle));
        }

        static long Allocated(int epochs, bool shuffle)
        {
            var data = new Dataset<double>(LargeDouble.InputSize, LargeDouble.OutputSize, new double[512 * LargeDouble.InputSize], new double[512 * LargeDouble.OutputSize]);
            using var trainer = new LargeDouble.Trainer(new LargeDouble(), new Adam());
            using var source = new ListSource<double>(data, atOnce: 50);
            var options = new FitOptions { Epochs = epochs, BatchSize = 1, Shuffle = shuffle, ShuffleBuffer = 100 };
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Fit(source, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Theory]
    [InlineData(60, "says that it has 60 examples, but it ends after 53")]
    [InlineData(50, "says that it has 50 examples, but it goes on")]
    public void A_source_that_miscounts_is_refused(int claim, string message)
    {
        foreach (bool shuffle in (bool[])[true, false])
            Assert.Contains(message, Broken(new ListSource<double>(Line) { Claim = claim }, shuffle), StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_without_examples_is_refused()
    {
        Assert.Contains("no examples", Broken(new OddSource((_, _, _) => 0)), StringComparison.Ordinal);
        Assert.Contains("no examples", Broken(new OddSource((_, _, _) => 0), shuffle: true), StringComparison.Ordinal);
        Assert.Contains("it ends after 0", Broken(new OddSource((_, _, _) => 0, count: 3)), StringComparison.Ordinal);
        using var trainer = new Trainer(new Fake(), new Sgd(0.1));
        Assert.Throws<ArgumentException>("source", () => trainer.Fit(new OddSource((_, _, _) => 0, count: 0), new FitOptions()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(33)]
    public void A_source_that_reads_more_than_there_is_room_for_is_refused(int rows) =>
        Assert.Contains($"at most 32 examples, but says it read {rows}", Broken(new OddSource((_, _, _) => rows)), StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Values_that_are_not_finite_are_refused_with_their_place(double bad)
    {
        Assert.Contains("input 1 of example 12 is", Broken(new OddSource((read, x, _) => Ten(read, x, 5, bad))), StringComparison.Ordinal);
        Assert.Contains("target 0 of example 17 is", Broken(new OddSource((read, _, t) => Ten(read, t, 7, bad))), StringComparison.Ordinal);

        // The second read has the bad value.
        static int Ten(int read, double[] values, int place, double bad)
        {
            if (read == 1) values[place] = bad;
            return 10;
        }
    }

    [Fact]
    public void Targets_that_are_no_probabilities_are_refused()
    {
        var data = new Dataset<double>(2, 3, new double[6], (double[])[0, 1, 0, 0.5, 0.5, 0, 0.5, 0.2, 0]);
        using var trainer = new FakeTrainer<Classes, double>(new FakeNetwork<Classes, double>(), new Sgd(0.1));
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => trainer.Fit(new ListSource<double>(data, 2), new FitOptions()));
        Assert.Contains("sum to 1, but example 2 sums to 0.7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_what_does_not_fit_a_source()
    {
        using var trainer = new Trainer(new Fake(), new Sgd(0.1));
        var source = new ListSource<double>(Line);
        Assert.Throws<ArgumentNullException>("source", () => trainer.Fit((ExampleSource<double>)null!, new FitOptions()));
        Assert.Throws<ArgumentNullException>("options", () => trainer.Fit(source, null!));
        Assert.Throws<ArgumentNullException>("validation", () => trainer.Fit(source, null!, new FitOptions()));
        Assert.Throws<ArgumentException>("options", () => trainer.Fit(source, new FitOptions { ValidationFraction = 0.1 }));
        Assert.Throws<ArgumentException>("options", () => trainer.Fit(source, Line, new FitOptions { ValidationFraction = 0.1 }));
        Assert.Throws<ArgumentException>("options", () => trainer.Fit(source, Line, new FitOptions { EvaluateTraining = true }));
        Assert.Contains("checkpoints", Assert.Throws<ArgumentException>("options", () => trainer.Fit(source, new FitOptions { Checkpoint = new CheckpointOptions("never.written") })).Message, StringComparison.Ordinal);
        Assert.Contains("schedule", Assert.Throws<ArgumentException>("options", () => trainer.Fit(new ListSource<double>(Line, knowsCount: false), new FitOptions { Schedule = new CosineSchedule() })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("options", () => trainer.Fit(source, new FitOptions { EarlyStopping = new EarlyStopping() }));
        Assert.Throws<ArgumentException>("validation", () => trainer.Fit(source, new Dataset<double>(3, 1, new double[3], new double[1]), new FitOptions()));
        ArgumentException error = Assert.Throws<ArgumentException>("source", () => trainer.Fit(new ListSource<double>(new Dataset<double>(3, 1, new double[3], new double[1])), new FitOptions()));
        Assert.Contains("Expected 2 inputs per example, but the source has 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("ShuffleBuffer", Assert.Throws<ArgumentException>("options", () => trainer.Fit(new ListSource<double>(Line, knowsCount: false), new FitOptions { ShuffleBuffer = int.MaxValue })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("ShuffleBuffer", () => new FitOptions { ShuffleBuffer = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("inputSize", () => new ListSizes(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("outputSize", () => new ListSizes(1, 0));
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(source, new FitOptions()));
    }

    private static string Broken(ExampleSource<double> source, bool shuffle = false)
    {
        using var trainer = new Trainer(new Fake(), new Sgd(1e-3));
        return Assert.Throws<InvalidDataException>(() => trainer.Fit(source, new FitOptions { Epochs = 2, BatchSize = 32, Shuffle = shuffle, ShuffleBuffer = 32 })).Message;
    }

    private static void Compare<TNetwork, T>(
        Func<TNetwork> create, Func<TNetwork, NetworkTrainer<TNetwork, T>> createTrainer, int atOnce, int batchSize, bool knowsCount)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dataset<T> data = Noise<T>(53, TNetwork.InputSize, TNetwork.OutputSize), validation = Noise<T>(11, TNetwork.InputSize, TNetwork.OutputSize);
        TNetwork expected = create(), actual = create();
        using NetworkTrainer<TNetwork, T> memory = createTrainer(expected), stream = createTrainer(actual);
        var options = new FitOptions { Epochs = 4, BatchSize = batchSize, Shuffle = false, Schedule = knowsCount ? new ExponentialSchedule(0.9) : null };
        AssertSame(memory.Fit(data, validation, options), stream.Fit(new ListSource<T>(data, atOnce, knowsCount), validation, options));
        AssertSame(memory.Fit(data, options), stream.Fit(new ListSource<T>(data, atOnce, knowsCount), options));
        Assert.Equal(expected.Engine.Parameters.Values, actual.Engine.Parameters.Values);
    }

    private static void AssertSame(TrainingReport expected, TrainingReport actual)
    {
        Assert.Equal(expected.LossHistory, actual.LossHistory);
        Assert.Equal(expected.ValidationHistory, actual.ValidationHistory);
        Assert.Equal(expected.LearningRates, actual.LearningRates);
        Assert.Equal((expected.Reason, expected.BestEpoch, expected.Epochs), (actual.Reason, actual.BestEpoch, actual.Epochs));
    }

    private static Dataset<T> Noise<T>(int count, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Mt19937(count);
        T[] x = new T[count * inputs];
        for (int i = 0; i < x.Length; i++) x[i] = T.CreateChecked(random.NextNormal());
        return Dataset<T>.FromClasses(inputs, outputs, x, Enumerable.Range(0, count).Select(row => row % outputs).ToArray());
    }

    private sealed class ListSizes(int inputs, int outputs) : ExampleSource<double>(inputs, outputs)
    {
        public override void Restart()
        {
        }

        public override int Read(Span<double> inputs, Span<double> targets) => 0;
    }
}
