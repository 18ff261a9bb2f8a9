using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

/// <summary>The rate that steps are taken with, set by hand and by schedules.</summary>
public sealed class LearningRateTests
{
    private static readonly double[] Inputs = [1, 2, -1, 0.5], Targets = [1, 0];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void StepsUseTheTrainersRate()
    {
        FakeNetwork<Regression, double> changed = new(), other = new();
        using FakeTrainer<Regression, double> trainer = new(changed, new Sgd(0.1)), faster = new(other, new Sgd(0.3));
        Assert.Equal(0.1, trainer.LearningRate);
        trainer.LearningRate = 0.3;
        trainer.Step(Inputs, Targets);
        faster.Step(Inputs, Targets);
        Assert.Equal(other.Logical(), changed.Logical());
        trainer.LearningRate = 0;
        trainer.Step(Inputs, Targets);
        Assert.Equal(other.Logical(), changed.Logical());
        trainer.Reset();
        Assert.Equal(0.1, trainer.LearningRate);
        Assert.Equal(0.1, trainer.Optimizer.LearningRate);
    }

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void TheRateIsFiniteAndNotNegative(double value)
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1));
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => trainer.LearningRate = value);
        Assert.Equal(0.1, trainer.LearningRate);
    }

    [Fact]
    public void FitTakesEveryStepWithItsOwnRate()
    {
        Dataset<double> data = Examples.Line(10);
        var schedule = new WarmupSchedule(4, new CosineSchedule());
        FakeNetwork<Regression, double> expected = new(), actual = new();
        using FakeTrainer<Regression, double> byHand = new(expected, new Sgd(7, 0.9)), trainer = new(actual, new Sgd(7, 0.9));
        double[] rates = ScheduleTests.Rates(schedule, 9, 0.05);
        for (int step = 0; step < 9; step++)
        {
            byHand.LearningRate = rates[step];
            (int first, int count) = (step % 3 * 4, step % 3 == 2 ? 2 : 4);
            byHand.Step(data.Inputs.Span.Slice(2 * first, 2 * count), data.Targets.Span.Slice(first, count));
        }

        trainer.LearningRate = 0.05;
        var reported = new List<double>();
        TrainingReport report = trainer.Fit(
            data,
            new FitOptions { Epochs = 3, BatchSize = 4, Shuffle = false, Schedule = schedule, Progress = new Sink(progress => reported.Add(progress.LearningRate)) },
            Token);
        Assert.Equal(expected.Logical(), actual.Logical());
        Assert.Equal([rates[2], rates[5], rates[8]], report.LearningRates);
        Assert.Equal(report.LearningRates, reported);
        // The base is kept for the next call.
        Assert.Equal(0.05, trainer.LearningRate);
    }

    [Fact]
    public void WithoutAScheduleTheRateIsTheCallers()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1));
        var sink = new Sink(progress => trainer.LearningRate /= 2);
        TrainingReport report = trainer.Fit(Examples.Line(10), new FitOptions { Epochs = 3, Progress = sink }, Token);
        Assert.Equal([0.1, 0.05, 0.025], report.LearningRates);
        Assert.Equal(0.0125, trainer.LearningRate);
    }

    [Fact]
    public void PlateausAreSeenOnWhatIsMonitored()
    {
        // A rate so small that nothing improves by a tenth: reduced after the first epoch and two more, and so on.
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(1e-6));
        foreach (Monitored monitored in (Monitored[])[Monitored.TrainingLoss, Monitored.ValidationLoss])
        {
            var schedule = new ReduceOnPlateau(0.5, 1) { Monitored = monitored, MinimumChange = 0.1 };
            TrainingReport report = trainer.Fit(Examples.Line(20), new FitOptions { Epochs = 6, ValidationFraction = 0.3, Schedule = schedule }, Token);
            Assert.Equal([1e-6, 1e-6, 1e-6, 5e-7, 5e-7, 2.5e-7], report.LearningRates);
        }
    }

    [Fact]
    public void WhatIsMonitoredMustExist()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1));
        ArgumentException missing = Assert.Throws<ArgumentException>(
            "options", () => trainer.Fit(Examples.Line(9), new FitOptions { Schedule = new ReduceOnPlateau() }, Token));
        Assert.Contains("ReduceOnPlateau observes ValidationLoss, but there are no validation data.", missing.Message, StringComparison.Ordinal);
        var accuracy = new FitOptions { ValidationFraction = 0.5, Schedule = new ReduceOnPlateau { Monitored = Monitored.ValidationAccuracy } };
        ArgumentException none = Assert.Throws<ArgumentException>("options", () => trainer.Fit(Examples.Line(9), accuracy, Token));
        Assert.Contains("a network with the loss SquaredError has no accuracy", none.Message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.Steps);
    }

    [Fact]
    public void RatesThatAreNoneEndTraining()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1));
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => trainer.Fit(Examples.Line(9), new FitOptions { BatchSize = 2, Schedule = new Falling() }, Token));
        Assert.Contains("Falling must give rates that are finite and not negative, but the rate of step 3 is -1.", error.Message, StringComparison.Ordinal);
        Assert.Equal((3, 0.1), (trainer.Steps, trainer.LearningRate));
    }

    [Fact]
    public void SchedulesAllocateNothing()
    {
        Dataset<double> data = Examples.Line(20);
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(1e-3));
        LearningRateSchedule[] schedules =
        [
            new OneCycleSchedule(), new WarmupSchedule(5, new SequenceSchedule(new StepSchedule(1), 9, new CosineSchedule(3))),
            new ReduceOnPlateau(patience: 0) { Inner = new ExponentialSchedule(0.9) },
        ];
        foreach (LearningRateSchedule schedule in schedules)
        {
            Allocated(schedule, 20);
            // One step per epoch or twenty.
            Behaviour.AllocationTests.AssertNothing(() => Math.Max(0, Allocated(schedule, 1) - Allocated(schedule, 20)));
        }

        long Allocated(LearningRateSchedule schedule, int batchSize)
        {
            var options = new FitOptions { Epochs = 10, BatchSize = batchSize, Shuffle = false, ValidationFraction = 0.1, Schedule = schedule };
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Fit(data, options, Token);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private sealed record Falling : LearningRateSchedule
    {
        public override double Rate(SchedulePosition position, double baseRate) => 2 - position.Step;
    }
}
