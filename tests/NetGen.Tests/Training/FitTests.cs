using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

/// <summary>Fit against a loop written out here, step by step.</summary>
public sealed class FitTests
{
    private const int Count = 23;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, bool, int> Shapes => new MatrixTheoryData<int, bool, int>([1, 4, 23, 64], [true, false], [1, 2]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void DoesWhatTheReferenceLoopDoes(int batchSize, bool shuffle, int seed)
    {
        var options = new FitOptions { Epochs = 3, BatchSize = batchSize, Shuffle = shuffle, Seed = seed };
        Compare<Regression>(options, mean: true);
        Compare<SummedRegression>(options, mean: false);
    }

    private static void Compare<TKind>(FitOptions options, bool mean)
        where TKind : IFakeKind
    {
        Dataset<double> data = Examples.Line(Count);
        FakeNetwork<TKind, double> expected = new(), actual = new();
        using var reference = new FakeTrainer<TKind, double>(expected, new Sgd(0.01, momentum: 0.9));
        double[] history = ReferenceLoop(reference, data, options, mean);
        using var trainer = new FakeTrainer<TKind, double>(actual, new Sgd(0.01, momentum: 0.9));
        TrainingReport report = trainer.Fit(data, options, Token);
        Assert.Equal(history, report.LossHistory);
        Assert.Equal(expected.Logical(), actual.Logical());
        Assert.Equal((3, StopReason.Completed), (report.Epochs, report.Reason));
        Assert.True(report.Duration > TimeSpan.Zero && report.ExamplesPerSecond > 0);
        Assert.Empty(report.ValidationHistory);
    }

    private static double[] ReferenceLoop<TKind>(FakeTrainer<TKind, double> trainer, Dataset<double> data, FitOptions options, bool mean)
        where TKind : IFakeKind
    {
        var random = new Mt19937(options.Seed);
        var history = new List<double>();
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            int[] order = [.. Enumerable.Range(0, data.Count)];
            for (int i = data.Count - 1; options.Shuffle && i >= 1; i--)
            {
                int j = (int)(random.NextDouble() * (i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }

            double total = 0;
            foreach (int[] rows in order.Chunk(options.BatchSize))
            {
                double[] inputs = [.. rows.SelectMany(row => data.Inputs.Slice(2 * row, 2).ToArray())];
                double[] targets = [.. rows.Select(row => data.Targets.Span[row])];
                total += trainer.Step(inputs, targets) * (mean ? rows.Length : 1);
            }

            history.Add(mean ? total / data.Count : total);
        }

        return [.. history];
    }

    [Fact]
    public void FindsTheLine()
    {
        var network = new FakeNetwork<Regression, double>();
        using var trainer = new FakeTrainer<Regression, double>(network, new Adam(0.05));
        TrainingReport report = trainer.Fit(Examples.Line(200), new FitOptions { Epochs = 100 }, Token);
        Assert.True(report.LossHistory[^1] < 1e-3);
        double[] parameters = network.Logical();
        Assert.Equal(2, parameters[0], 0.01);
        Assert.Equal(-1, parameters[1], 0.01);
        Assert.Equal(0.5, parameters[2], 0.01);
    }

    [Fact]
    public void ValidatesOnTheLastRows()
    {
        Dataset<double> data = Examples.Line(Count), training = Examples.Rows(data, 0, 17), held = Examples.Rows(data, 17, 6);
        FakeNetwork<Regression, double> whole = new(), part = new();
        using FakeTrainer<Regression, double> wholeTrainer = new(whole, new Sgd(0.1)), partTrainer = new(part, new Sgd(0.1));
        var reports = new List<TrainingProgress>();
        // 6.9 rows: rounded down.
        TrainingReport report = wholeTrainer.Fit(
            data, new FitOptions { Epochs = 4, BatchSize = 5, ValidationFraction = 0.3, Progress = new Sink(reports.Add) }, Token);
        var evaluations = new List<Evaluation>();
        TrainingReport expected = partTrainer.Fit(
            training, new FitOptions { Epochs = 4, BatchSize = 5, Progress = new Sink(_ => evaluations.Add(partTrainer.Evaluate(held))) }, Token);
        Assert.Equal(expected.LossHistory, report.LossHistory);
        Assert.Equal(evaluations, report.ValidationHistory);
        Assert.Equal(evaluations, reports.Select(progress => progress.Validation!.Value));
        Assert.Equal(part.Logical(), whole.Logical());
    }

    [Theory]
    [InlineData(0.29, 100, 29)]
    [InlineData(0.3, 10, 3)]
    [InlineData(0.5, 3, 1)]
    [InlineData(0.999, 2, 1)]
    public void TheHeldBackShareIsRoundedDown(double fraction, int count, int held)
    {
        var network = new FakeNetwork<Regression, double>();
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0.01));
        trainer.Fit(Examples.Line(count), new FitOptions { BatchSize = 1, ValidationFraction = fraction }, Token);
        Assert.Equal(count - held, network.Streams.Count);
    }

    /// <summary>Of so many rows the product is off by more than a fixed 1e-9.</summary>
    [Theory]
    [InlineData(0.29, 100_000_000, 29_000_000)]
    [InlineData(0.57, 100_000_000, 57_000_000)]
    [InlineData(0.5, 2_000_000_001, 1_000_000_000)]
    [InlineData(0.9999999999999999, int.MaxValue, int.MaxValue - 1)]
    public void TheHeldBackShareOfManyRowsIsRoundedDownToo(double fraction, int count, int held) => Assert.Equal(
        held,
        ValidationSet<double>.Rows(count, new FitOptions { ValidationFraction = fraction }));

    [Fact]
    public void HoldingBackNothingIsRefused()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.01));
        ArgumentException error = Assert.Throws<ArgumentException>(
            "options", () => trainer.Fit(Examples.Line(3), new FitOptions { ValidationFraction = 0.2 }, Token));
        Assert.Contains("ValidationFraction 0.2 of 3 examples", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StopsBelowALoss()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Adam(0.05));
        TrainingReport report = trainer.Fit(Examples.Line(50), new FitOptions { Epochs = 1000, StopBelowLoss = 0.05 }, Token);
        Assert.Equal(StopReason.LossReached, report.Reason);
        Assert.InRange(report.Epochs, 2, 999);
        Assert.True(report.LossHistory[^1] < 0.05);
        Assert.All(report.LossHistory.SkipLast(1), loss => Assert.True(loss >= 0.05));
    }

    [Fact]
    public void ReportsEveryEpochOnce()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.01));
        var reports = new List<TrainingProgress>();
        TrainingReport report = trainer.Fit(Examples.Line(Count), new FitOptions { Epochs = 5, Progress = new Sink(reports.Add) }, Token);
        Assert.Equal([1, 2, 3, 4, 5], reports.Select(progress => progress.Epoch));
        Assert.Equal(report.LossHistory, reports.Select(progress => progress.Loss));
        Assert.All(reports, progress => Assert.Equal((5, null), (progress.Epochs, progress.Validation)));
        Assert.All(reports, progress => Assert.True(progress.Elapsed > TimeSpan.Zero && progress.Elapsed <= report.Duration));
    }

    [Fact]
    public void CancellationEndsBetweenSteps()
    {
        using var source = new CancellationTokenSource();
        var network = new FakeNetwork<Regression, double>();
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0.01));
        var sink = new Sink(progress =>
        {
            if (progress.Epoch == 2) source.Cancel();
        });
        TrainingReport report = trainer.Fit(Examples.Line(Count), new FitOptions { Epochs = 100, BatchSize = 10, Progress = sink }, source.Token);
        Assert.Equal((2, StopReason.Cancelled), (report.Epochs, report.Reason));
        Assert.Equal(6, network.Streams.Count);
        double[] before = network.Logical();
        TrainingReport none = trainer.Fit(Examples.Line(Count), new FitOptions(), source.Token);
        Assert.Equal((0, StopReason.Cancelled), (none.Epochs, none.Reason));
        Assert.Equal(before, network.Logical());
    }

    [Fact]
    public void StepsAndEpochsOfFitAllocateNothing()
    {
        Dataset<double> data = Examples.Line(Count);
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(1e-3));
        Allocated(1);
        // Histories are reserved beforehand: eight bytes per epoch for losses and for rates, sixteen for evaluations.
        Behaviour.AllocationTests.AssertAtMost(190 * 4 * sizeof(double), () => Allocated(200) - Allocated(10));
        Behaviour.AllocationTests.AssertAtMost(64, () => Allocated(10, 1) - Allocated(10, Count));

        long Allocated(int epochs, int batchSize = 4)
        {
            var options = new FitOptions { Epochs = epochs, BatchSize = batchSize, ValidationFraction = 0.2, Progress = new Sink(_ => { }) };
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Fit(data, options, Token);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void DatasetsMustFitTheNetwork()
    {
        using var trainer = new FakeTrainer<Classes, double>(new FakeNetwork<Classes, double>(), new Sgd(1));
        var wide = new Dataset<double>(3, 3, new double[3], (double[])[1, 0, 0]);
        ArgumentException inputs = Assert.Throws<ArgumentException>("data", () => trainer.Fit(wide, new FitOptions(), Token));
        Assert.Contains("Expected 2 inputs per example, but the dataset has 3.", inputs.Message, StringComparison.Ordinal);
        var narrow = new Dataset<double>(2, 1, new double[2], (double[])[1]);
        ArgumentException outputs = Assert.Throws<ArgumentException>("data", () => trainer.Evaluate(narrow));
        Assert.Contains("Expected 3 outputs per example, but the dataset has 1.", outputs.Message, StringComparison.Ordinal);
        var unsure = new Dataset<double>(2, 3, new double[4], (double[])[1, 0, 0, 0.5, 0, 0]);
        ArgumentException targets = Assert.Throws<ArgumentException>("data", () => trainer.Fit(unsure, new FitOptions(), Token));
        Assert.Contains("row 1 sums to 0.5", targets.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("data", () => trainer.Evaluate(unsure));
        Assert.Throws<ArgumentNullException>("data", () => trainer.Fit(null!, new FitOptions(), Token));
        Assert.Throws<ArgumentNullException>("options", () => trainer.Fit(Dataset<double>.FromClasses(2, 3, new double[2], new int[1]), null!, Token));
    }
}
