using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

public sealed class EarlyStoppingTests
{
    private static readonly Dataset<double> Data = Examples.Line(40);

    /// <summary>Half the targets: on its way to the line the network passes the best for these.</summary>
    private static readonly Dataset<double> Other = new(2, 1, Data.Inputs, (double[])[.. Data.Targets.ToArray().Select(target => target / 2)]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    public void EndsPatienceEpochsBehindTheBestAndRestoresIt(int patience, bool restore)
    {
        (List<double[]> parameters, TrainingReport all) = Train(new FitOptions { Epochs = 30, BatchSize = 8 });
        double[] losses = [.. all.ValidationHistory.Select(validation => validation.Loss)];
        int best = Array.IndexOf(losses, losses.Min()) + 1;
        Assert.InRange(best, 2, 20);
        Assert.Equal((best, 30, StopReason.Completed), (all.BestEpoch, all.Epochs, all.Reason));

        var network = FakeNetwork<Regression, double>.CreateBlank();
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0.02));
        var stopping = new EarlyStopping { Patience = patience, RestoreBest = restore };
        TrainingReport report = trainer.Fit(Data, Other, new FitOptions { Epochs = 30, BatchSize = 8, EarlyStopping = stopping }, Token);
        Assert.Equal((best, best + patience, StopReason.EarlyStopping), (report.BestEpoch, report.Epochs, report.Reason));
        Assert.Equal(all.ValidationHistory.Take(best + patience), report.ValidationHistory);
        Assert.Equal(parameters[(restore ? best : best + patience) - 1], network.Logical());
        if (restore) Assert.Equal(losses[best - 1], trainer.Evaluate(Other).Loss);
    }

    [Fact]
    public void TheBestIsRestoredHoweverTrainingEnds()
    {
        (List<double[]> parameters, TrainingReport all) = Train(new FitOptions { Epochs = 30, BatchSize = 8 });
        using var source = new CancellationTokenSource();
        FitOptions[] ends =
        [
            new() { Epochs = all.BestEpoch!.Value + 2 },
            new() { Epochs = 100, MaxSteps = 5 * (all.BestEpoch.Value + 2) + 3 },
            new() { Epochs = 100, Progress = new Sink(progress => { if (progress.Epoch == all.BestEpoch + 2) source.Cancel(); }) },
        ];
        StopReason[] reasons = [StopReason.Completed, StopReason.StepLimit, StopReason.Cancelled];
        for (int i = 0; i < ends.Length; i++)
        {
            var network = FakeNetwork<Regression, double>.CreateBlank();
            using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0.02));
            TrainingReport report = trainer.Fit(Data, Other, ends[i] with { BatchSize = 8, EarlyStopping = new EarlyStopping() }, source.Token);
            Assert.Equal((reasons[i], all.BestEpoch), (report.Reason, report.BestEpoch));
            Assert.Equal(parameters[all.BestEpoch.Value - 1], network.Logical());
        }
    }

    [Fact]
    public void WithoutAFinishedEpochNothingIsRestored()
    {
        var network = new FakeNetwork<Regression, double>();
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0.02));
        var options = new FitOptions { BatchSize = 8, MaxSteps = 1, EarlyStopping = new EarlyStopping() };
        double[] before = network.Logical();
        TrainingReport report = trainer.Fit(Data, Other, options, Token);
        Assert.Equal((0, null), (report.Epochs, report.BestEpoch));
        Assert.NotEqual(before, network.Logical());
    }

    [Fact]
    public void AccuracyIsMonitoredUpwards()
    {
        // Two clouds that a line parts: once all answers are right, nothing gets better.
        double[] inputs = [.. Enumerable.Range(0, 40).SelectMany(i => (double[])[i % 2 == 0 ? 3 : -3, i / 20.0])];
        Dataset<double> data = Dataset<double>.FromClasses(2, 3, inputs, Enumerable.Range(0, 40).Select(i => i % 2).ToArray());
        var network = FakeNetwork<Classes, double>.CreateBlank();
        // At first everything is taken for class 2.
        network.Parameters.Set([0, 0, 0, 0, 0, 0, 0, 0, 1]);
        using var trainer = new FakeTrainer<Classes, double>(network, new Sgd(0.03));
        var stopping = new EarlyStopping { Patience = 4, Monitored = Monitored.ValidationAccuracy };
        TrainingReport report = trainer.Fit(data, data, new FitOptions { Epochs = 200, EarlyStopping = stopping }, Token);
        double[] accuracies = [.. report.ValidationHistory.Select(validation => validation.Accuracy)];
        Assert.Equal(1, accuracies.Max());
        Assert.Equal(Array.IndexOf(accuracies, 1) + 1, report.BestEpoch);
        Assert.Equal((report.BestEpoch + 4, StopReason.EarlyStopping), (report.Epochs, report.Reason));
        Assert.Equal(1, trainer.Evaluate(data).Accuracy);
    }

    [Theory]
    [InlineData(Monitored.ValidationLoss, 2, 0, 4, new[] { 5.0, 4, 4, 4 })]
    [InlineData(Monitored.ValidationLoss, 2, 0, 7, new[] { 5.0, 6, 4, 7, 3.9, 4, 3.9 })]
    [InlineData(Monitored.ValidationLoss, 1, 0.5, 3, new[] { 5.0, 4.4, 4, 3.4 })]
    [InlineData(Monitored.ValidationLoss, 2, 0.5, 7, new[] { 5.0, 4.7, 4.4, 4.1, 3.8, 3.5, 3.4 })]
    [InlineData(Monitored.TrainingLoss, 3, 0, 3, new[] { double.NaN, double.NaN, double.NaN, 1 })]
    [InlineData(Monitored.ValidationAccuracy, 2, 0, 5, new[] { 0.1, 0.2, 0.3, 0.3, 0.2 })]
    [InlineData(Monitored.ValidationAccuracy, 1, 0.1, 3, new[] { 0.1, 0.3, 0.39 })]
    public void PatienceEndsWhenNothingChangesEnough(Monitored monitored, int patience, double change, int expected, double[] values)
    {
        var waiting = new Patience(new EarlyStopping { Monitored = monitored, Patience = patience, MinimumChange = change }, monitored == Monitored.ValidationAccuracy, default);
        int epochs = 0;
        while (!waiting.IsExhausted(values[epochs++])) Assert.True(epochs < values.Length);
        Assert.Equal(expected, epochs);
    }

    [Fact]
    public void TheBestEpochDoesNotNeedTheMinimumChange()
    {
        var network = FakeNetwork<Regression, double>.CreateBlank();
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0.001));
        var stopping = new EarlyStopping { Patience = 2, MinimumChange = 100, Monitored = Monitored.TrainingLoss };
        TrainingReport report = trainer.Fit(Data, new FitOptions { Epochs = 10, EarlyStopping = stopping }, Token);
        Assert.Equal((3, 3, StopReason.EarlyStopping), (report.Epochs, report.BestEpoch, report.Reason));
    }

    [Fact]
    public void WhatIsMonitoredMustExist()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1));
        ArgumentException error = Assert.Throws<ArgumentException>(
            "options", () => trainer.Fit(Data, new FitOptions { EarlyStopping = new EarlyStopping() }, Token));
        Assert.Contains("EarlyStopping observes ValidationLoss, but there are no validation data.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsAreChecked()
    {
        Assert.Equal((10, 0.0, Monitored.ValidationLoss, true), Parts(new EarlyStopping()));
        Assert.Throws<ArgumentOutOfRangeException>("Patience", () => new EarlyStopping { Patience = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Monitored", () => new EarlyStopping { Monitored = (Monitored)3 });
        foreach (double value in (double[])[-1e-9, double.NaN, double.PositiveInfinity])
            Assert.Throws<ArgumentOutOfRangeException>("MinimumChange", () => new EarlyStopping { MinimumChange = value });

        static (int, double, Monitored, bool) Parts(EarlyStopping one) => (one.Patience, one.MinimumChange, one.Monitored, one.RestoreBest);
    }

    [Fact]
    public void KeepingTheBestAllocatesNothingPerEpoch()
    {
        using var trainer = new FakeTrainer<Regression, double>(FakeNetwork<Regression, double>.CreateBlank(), new Sgd(1e-4));
        Allocated(10);
        // Every epoch is better than the last; histories take 32 bytes each.
        Behaviour.AllocationTests.AssertNothing(() => Math.Max(0, Allocated(110) - Allocated(10) - 100 * 32));

        long Allocated(int epochs)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Fit(Data, Data, new FitOptions { Epochs = epochs, EarlyStopping = new EarlyStopping() }, Token);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>Trains without early stopping: the parameters after every epoch, and the report.</summary>
    private static (List<double[]> Parameters, TrainingReport Report) Train(FitOptions options)
    {
        var network = FakeNetwork<Regression, double>.CreateBlank();
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0.02));
        var parameters = new List<double[]>();
        TrainingReport report = trainer.Fit(Data, Other, options with { Progress = new Sink(_ => parameters.Add(network.Logical())) }, Token);
        return (parameters, report);
    }
}
