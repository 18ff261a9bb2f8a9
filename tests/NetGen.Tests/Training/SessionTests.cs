using NetGen.Tests.Behaviour;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

/// <summary>Training a little at a time.</summary>
public sealed class SessionTests
{
    private const int Count = 23;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, bool> Shapes => new MatrixTheoryData<int, bool>([1, 4, 23, 64], [true, false]);

    /// <summary>However the steps are divided into calls.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Takes_the_steps_of_fit(int batchSize, bool shuffle)
    {
        Dataset<double> data = Examples.Line(Count);
        FakeNetwork<Regression, double> expected = new(), actual = new();
        using var fitted = new FakeTrainer<Regression, double>(expected, new Sgd(0.01, momentum: 0.9));
        TrainingReport report = fitted.Fit(data, new FitOptions { Epochs = 7, BatchSize = batchSize, Shuffle = shuffle, Seed = 5 }, Token);

        using var trainer = new FakeTrainer<Regression, double>(actual, new Sgd(0.01, momentum: 0.9));
        TrainingSession<FakeNetwork<Regression, double>, double> session = trainer.Begin(data, new SessionOptions { BatchSize = batchSize, Shuffle = shuffle, Seed = 5 });
        Assert.Equal((0, 0, 0), (session.Steps, session.Epochs, session.Batch));
        Assert.True(double.IsNaN(session.EpochLoss) && double.IsNaN(session.LastLoss));
        var random = new Random(batchSize);
        long left = 7L * session.Batches;
        while (left > 0)
        {
            long steps = Math.Min(left, random.Next(0, 5));
            session.Train(steps);
            left -= steps;
            Assert.Equal(7L * session.Batches - left, session.Steps);
            if (session.Epochs > 0) Assert.Equal(report.LossHistory[session.Epochs - 1], session.EpochLoss);
        }

        Assert.Equal(expected.Logical(), actual.Logical());
        Assert.Equal((7, 0), (session.Epochs, session.Batch));
    }

    /// <summary>A summed loss is not divided.</summary>
    [Fact]
    public void Reports_the_loss_as_the_network_reduces_it()
    {
        Dataset<double> data = Examples.Line(Count);
        using var fitted = new FakeTrainer<SummedRegression, double>(new FakeNetwork<SummedRegression, double>(), new Sgd(1e-4));
        using var trainer = new FakeTrainer<SummedRegression, double>(new FakeNetwork<SummedRegression, double>(), new Sgd(1e-4));
        TrainingReport report = fitted.Fit(data, new FitOptions { Epochs = 2, BatchSize = 4 }, Token);
        TrainingSession<FakeNetwork<SummedRegression, double>, double> session = trainer.Begin(data, new SessionOptions { BatchSize = 4 });
        session.Train(2L * session.Batches);
        Assert.Equal(report.LossHistory[^1], session.EpochLoss);
    }

    [Fact]
    public void Trains_at_least_one_step_and_comes_back()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.01));
        TrainingSession<FakeNetwork<Regression, double>, double> session = trainer.Begin(Examples.Line(Count), new SessionOptions { BatchSize = 4 });
        Assert.Equal(1, session.TrainFor(TimeSpan.Zero));
        Assert.Equal(1, session.Steps);
        long taken = session.TrainFor(TimeSpan.FromMilliseconds(20));
        Assert.True(taken > 1);
        Assert.Equal((1 + taken, 1 + taken), (session.Steps, trainer.Steps));
        Assert.True(session.EpochLoss < 0.1);
    }

    /// <summary>Of the first call nothing is known of how long a step takes.</summary>
    [Fact]
    public void The_first_call_comes_back_too()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.01));
        TrainingSession<FakeNetwork<Regression, double>, double> session = trainer.Begin(Examples.Line(Count), new SessionOptions { BatchSize = 4 });
        session.Train(3);
        Assert.InRange(session.TrainFor(TimeSpan.FromMilliseconds(5)), 1, 10_000_000);
        Assert.Equal(1, session.TrainFor(TimeSpan.Zero));
    }

    [Fact]
    public void A_step_that_diverges_is_tried_again()
    {
        Dataset<double> data = Examples.Line(Count);
        var network = new FakeNetwork<Regression, double>();
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0.01));
        TrainingSession<FakeNetwork<Regression, double>, double> session = trainer.Begin(data, new SessionOptions { BatchSize = 4, Shuffle = false });
        session.Train(8);
        double[] good = network.Logical();
        network.Parameters.Values[0] = double.NaN;
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => session.Train(3));
        Assert.Equal((2, 3), (error.Epoch, error.Batch));
        Assert.Equal(8, session.Steps);
        network.Parameters.Set(good);
        session.Train(4);
        Assert.Equal(2, session.Epochs);
        Assert.True(double.IsFinite(session.EpochLoss));
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        using var trainer = new SmallSingle.Trainer(new SmallSingle(), new Adam());
        var data = Dataset<float>.FromClasses(SmallSingle.InputSize, SmallSingle.OutputSize, new float[50 * SmallSingle.InputSize], new int[50]);
        TrainingSession<SmallSingle, float> session = trainer.Begin(data, new SessionOptions { BatchSize = 8 });
        session.Train(20);
        session.TrainFor(TimeSpan.Zero);
        AllocationTests.AssertNothing(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            session.Train(200);
            session.TrainFor(TimeSpan.FromMilliseconds(1));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.01));
        TrainingSession<FakeNetwork<Regression, double>, double> session = trainer.Begin(Examples.Line(Count), new SessionOptions());
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => session.Train(-1));
        Assert.Throws<ArgumentOutOfRangeException>("budget", () => session.TrainFor(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentNullException>("data", () => trainer.Begin(null!, new SessionOptions()));
        Assert.Throws<ArgumentNullException>("options", () => trainer.Begin(Examples.Line(Count), null!));
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new SessionOptions { BatchSize = 0 });
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Train(1));
        Assert.Throws<ObjectDisposedException>(() => trainer.Begin(Examples.Line(Count), new SessionOptions()));
    }
}
