using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

/// <summary>Numbers of every epoch beside the loss.</summary>
public sealed class MetricTests
{
    private static readonly Dataset<double> Validation = Examples.Line(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>One epoch after the other gives the same network, which can be looked at.</summary>
    [Fact]
    public void Report_and_progress_have_them_after_every_epoch()
    {
        Dataset<double> data = Examples.Line(23);
        var seen = new List<TrainingProgress>();
        var options = new FitOptions
        {
            Epochs = 4,
            Shuffle = false,
            BatchSize = 5,
            EvaluateTraining = true,
            Progress = new Sink(seen.Add),
            Metrics = [Metric.R2, Metric.MeanAbsoluteError, Metric.RootMeanSquaredError],
        };
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.05));
        TrainingReport report = trainer.Fit(data, Validation, options, Token);

        using var other = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.05));
        for (int epoch = 0; epoch < 4; epoch++)
        {
            other.Fit(data, new FitOptions { Shuffle = false, BatchSize = 5 }, Token);
            Assert.Equal(other.Evaluate(data), report.TrainingHistory[epoch]);
            Assert.Equal(other.Evaluate(Validation), report.ValidationHistory[epoch]);
            RegressionScores training = RegressionReport.Of(other.Network, data).Overall, held = RegressionReport.Of(other.Network, Validation).Overall;
            Assert.Equal((training.R2, training.MeanAbsoluteError), (report.TrainingMetrics["R2"][epoch], report.TrainingMetrics["MAE"][epoch]));
            Assert.Equal((held.R2, held.RootMeanSquaredError), (report.ValidationMetrics["R2"][epoch], report.ValidationMetrics["RMSE"][epoch]));
            Assert.Equal(held.R2, seen[epoch].ValidationMetrics!["R2"]);
            Assert.Equal(report.TrainingHistory[epoch], seen[epoch].Training);
        }
    }

    [Fact]
    public void Those_of_classifications_are_those_of_the_report()
    {
        double[] outputs = [0.7, 0.2, 0.1, 0.3, 0.4, 0.3, 0.2, 0.5, 0.3, 0.1, 0.2, 0.7], targets = [1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];
        ClassificationReport report = ClassificationReport.From<double>(outputs, targets, 3);
        Assert.Equal(report.MacroAverage.F1, Metric.MacroF1.Of<double>(outputs, targets, 3));
        Assert.Equal(report.MacroAverage.Precision, Metric.MacroPrecision.Of<double>(outputs, targets, 3));
        Assert.Equal(report.MacroAverage.Recall, Metric.MacroRecall.Of<double>(outputs, targets, 3));
        Assert.Equal(0.75, Metric.TopAccuracy(1).Of<double>(outputs, targets, 3));
        Assert.Equal(1, Metric.TopAccuracy(2).Of<double>(outputs, targets, 3));
        Assert.Equal("top-2 accuracy", Metric.TopAccuracy(2).Name);
    }

    /// <summary>Also inside the text of other options, where reports show it.</summary>
    [Fact]
    public void Their_text_is_their_name()
    {
        Assert.Equal("macro F1", Metric.MacroF1.ToString());
        Assert.Equal("scripted", new Scripted(true, [1]).ToString());
        Assert.Contains("Metric = macro F1", new EarlyStopping { Metric = Metric.MacroF1 }.ToString(), StringComparison.Ordinal);
    }

    /// <summary>One of which more is better, and one of which less is.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Early_stopping_observes_one(bool largerIsBetter)
    {
        var metric = new Scripted(largerIsBetter, largerIsBetter ? [1, 3, 2, 2, 4] : [3, 1, 2, 2, 0]);
        var options = new FitOptions { Epochs = 20, Metrics = [metric], EarlyStopping = new EarlyStopping { Metric = metric, Patience = 2 } };
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.05));
        TrainingReport report = trainer.Fit(Examples.Line(9), Validation, options, Token);
        Assert.Equal((4, 2, StopReason.EarlyStopping), (report.Epochs, report.BestEpoch, report.Reason));
    }

    [Fact]
    public void What_cannot_be_computed_is_refused()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.05));
        Dataset<double> data = Examples.Line(9);
        Refused("There are Metrics, but neither", new FitOptions { Metrics = [Metric.R2] });
        Refused("observes 'R2', but there are no validation data", new FitOptions { EarlyStopping = new EarlyStopping { Metric = Metric.R2 } });
        Refused("observes 'R2', which is not among", new FitOptions { ValidationFraction = 0.5, EarlyStopping = new EarlyStopping { Metric = Metric.R2 } });
        Assert.Throws<ArgumentException>("Metrics", () => new FitOptions { Metrics = [Metric.R2, Metric.R2] });
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Metric.TopAccuracy(0));
        Assert.Empty(trainer.Fit(data, new FitOptions { Metrics = [Metric.R2], EvaluateTraining = true }, Token).ValidationMetrics);

        void Refused(string message, FitOptions fit)
        {
            ArgumentException error = Assert.Throws<ArgumentException>("options", () => trainer.Fit(data, fit, Token));
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Before the first step.</summary>
    [Fact]
    public void Those_of_classes_need_classes()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.05));
        foreach (Metric metric in (Metric[])[Metric.MacroF1, Metric.MacroPrecision, Metric.MacroRecall, Metric.TopAccuracy(1)])
        {
            ArgumentException error = Assert.Throws<ArgumentException>(
                "options", () => trainer.Fit(Examples.Line(9), Validation, new FitOptions { Metrics = [Metric.R2, metric] }, Token));
            Assert.StartsWith($"The metric '{metric.Name}' needs a network that tells classes apart", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, trainer.Steps);
        using var questions = new FakeTrainer<Questions, double>(new FakeNetwork<Questions, double>(), new Sgd(0.05));
        Dataset<double> one = new(2, 2, new double[4], (double[])[1, 0, 0, 1]), several = new(2, 2, new double[4], (double[])[1, 0, 1, 1]);
        FitOptions options = new() { Metrics = [Metric.MacroF1] };
        Assert.Single(questions.Fit(several, one, options, Token).ValidationMetrics["macro F1"]);
        Assert.Throws<ArgumentException>("options", () => questions.Fit(one, several, options, Token));
        Assert.Throws<ArgumentException>("options", () => questions.Fit(several, one, options with { EvaluateTraining = true }, Token));
        Assert.Single(questions.Fit(one, options with { EvaluateTraining = true }, Token).TrainingMetrics["macro F1"]);
    }

    /// <summary>Gives what it was told to, one after the other.</summary>
    private sealed record Scripted(bool More, double[] Values) : Metric("scripted", More)
    {
        private int _next;

        public override double Of<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputSize) => Values[_next++];
    }
}
