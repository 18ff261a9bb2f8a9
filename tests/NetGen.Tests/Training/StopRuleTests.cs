using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

/// <summary>Limits, the caller's own condition, and validation data of their own.</summary>
public sealed class StopRuleTests
{
    private static readonly Dataset<double> Data = Examples.Line(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0, StopReason.StepLimit)]
    [InlineData(5, 1, StopReason.StepLimit)]
    [InlineData(12, 2, StopReason.StepLimit)]
    [InlineData(15, 3, StopReason.Completed)]
    [InlineData(1000, 3, StopReason.Completed)]
    public void StepsAreLimited(long steps, int epochs, StopReason reason)
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.01));
        TrainingReport report = trainer.Fit(Data, new FitOptions { Epochs = 3, BatchSize = 4, MaxSteps = steps }, Token);
        Assert.Equal((Math.Min(steps, 15), epochs, reason), (trainer.Steps, report.Epochs, report.Reason));
        // The limit is of a call, not of the trainer's life.
        trainer.Fit(Data, new FitOptions { Epochs = 3, BatchSize = 4, MaxSteps = steps }, Token);
        Assert.Equal(2 * Math.Min(steps, 15), trainer.Steps);
    }

    [Fact]
    public void SchedulesEndWithTheSteps()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1));
        var options = new FitOptions { Epochs = 100, BatchSize = 4, MaxSteps = 10, Schedule = new OneCycleSchedule() };
        TrainingReport report = trainer.Fit(Data, options, Token);
        double[] rates = ScheduleTests.Rates(new OneCycleSchedule(), 10, 0.1);
        Assert.Equal([rates[4], rates[9]], report.LearningRates);
    }

    [Fact]
    public void TimeIsLimited()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(1e-9));
        TrainingReport over = trainer.Fit(Data, new FitOptions { Epochs = int.MaxValue, TimeLimit = TimeSpan.FromTicks(1) }, Token);
        Assert.Equal(StopReason.TimeLimit, over.Reason);
        Assert.True(over.Duration >= TimeSpan.FromTicks(1));
        Assert.Equal(StopReason.Completed, trainer.Fit(Data, new FitOptions { Epochs = 3, TimeLimit = TimeSpan.FromDays(1) }, Token).Reason);
    }

    [Fact]
    public void TheCallersConditionIsAskedAfterEveryReport()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.01));
        var calls = new List<string>();
        var options = new FitOptions
        {
            Epochs = 10,
            Progress = new Sink(progress => calls.Add($"report {progress.Epoch}")),
            StopWhen = progress =>
            {
                calls.Add($"ask {progress.Epoch}");
                return progress.Epoch == 3;
            },
        };
        TrainingReport report = trainer.Fit(Data, options, Token);
        Assert.Equal((3, StopReason.ConditionMet), (report.Epochs, report.Reason));
        Assert.Equal(["report 1", "ask 1", "report 2", "ask 2", "report 3", "ask 3"], calls);
    }

    [Fact]
    public void TheLossReachedIsNamedFirst()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.01));
        var stopping = new EarlyStopping { Patience = 1, MinimumChange = 1e9, Monitored = Monitored.TrainingLoss };
        var options = new FitOptions { Epochs = 10, EarlyStopping = stopping, StopWhen = progress => progress.Epoch == 2 };
        Assert.Equal((2, StopReason.EarlyStopping), Fit(options));
        Assert.Equal((2, StopReason.ConditionMet), Fit(options with { EarlyStopping = null }));
        Assert.Equal((1, StopReason.LossReached), Fit(options with { StopBelowLoss = 1e9 }));

        (int, StopReason) Fit(FitOptions how) => trainer.Fit(Data, how, Token) is var report ? (report.Epochs, report.Reason) : default;
    }

    [Fact]
    public void ValidatesOnDataOfTheirOwn()
    {
        Dataset<double> other = Examples.Rows(Examples.Line(50), 30, 7);
        FakeNetwork<Regression, double> given = new(), alone = new();
        using FakeTrainer<Regression, double> trainer = new(given, new Sgd(0.1)), reference = new(alone, new Sgd(0.1));
        TrainingReport report = trainer.Fit(Data, other, new FitOptions { Epochs = 4, BatchSize = 3 }, Token);
        var evaluations = new List<Evaluation>();
        var sink = new Sink(_ => evaluations.Add(reference.Evaluate(other)));
        TrainingReport expected = reference.Fit(Data, new FitOptions { Epochs = 4, BatchSize = 3, Progress = sink }, Token);
        Assert.Equal(expected.LossHistory, report.LossHistory);
        Assert.Equal(evaluations, report.ValidationHistory);
        Assert.Equal(alone.Logical(), given.Logical());
        double[] losses = [.. evaluations.Select(evaluation => evaluation.Loss)];
        Assert.Equal(Array.IndexOf(losses, losses.Min()) + 1, report.BestEpoch);
        Assert.Equal(expected.LossHistory.ToList().IndexOf(expected.LossHistory.Min()) + 1, expected.BestEpoch);
    }

    [Fact]
    public void ValidationDataMustFitAndBeTheOnlyOnes()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1));
        var wide = new Dataset<double>(3, 1, new double[3], new double[1]);
        Assert.Throws<ArgumentException>("validation", () => trainer.Fit(Data, wide, new FitOptions(), Token));
        Assert.Throws<ArgumentNullException>("validation", () => trainer.Fit(Data, null!, new FitOptions(), Token));
        Assert.Throws<ArgumentNullException>("options", () => trainer.Fit(Data, Data, null!, Token));
        ArgumentException twice = Assert.Throws<ArgumentException>(
            "options", () => trainer.Fit(Data, Data, new FitOptions { ValidationFraction = 0.25 }, Token));
        Assert.Contains("ValidationFraction must be 0 when validation data are given, but is 0.25.", twice.Message, StringComparison.Ordinal);
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(Data, Data, new FitOptions(), Token));
    }

    [Fact]
    public void LimitsAreChecked()
    {
        var options = new FitOptions();
        Assert.True(options is { EarlyStopping: null, StopWhen: null, MaxSteps: null, TimeLimit: null, Schedule: null });
        Assert.Throws<ArgumentOutOfRangeException>("MaxSteps", () => new FitOptions { MaxSteps = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("TimeLimit", () => new FitOptions { TimeLimit = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>("TimeLimit", () => new FitOptions { TimeLimit = TimeSpan.FromSeconds(-1) });
        Assert.Null((new FitOptions { MaxSteps = 3 } with { MaxSteps = null }).MaxSteps);
    }
}
