using System.Text.Json;
using NetGen.Tests.Data;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

/// <summary>Curves and areas of two classes against scikit-learn, and what has none.</summary>
public sealed class BinaryReportTests
{
    private static readonly JsonElement Stored = JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Training/vectors/binary.json"))).RootElement;

    public static TheoryData<string> Runs => [.. Stored.EnumerateObject().Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void IsWhatScikitLearnSays(string run)
    {
        JsonElement stored = Stored.GetProperty(run);
        double[] targets = Numbers(stored.GetProperty("targets"));
        BinaryReport report = BinaryReport.From<double>(Numbers(stored.GetProperty("scores")), targets, Numbers(stored.GetProperty("weights")));
        Assert.Equal((targets.Length, targets.Count(target => target == 1)), (report.Examples, report.Positives));
        Assert.Equal(stored.GetProperty("auc").GetDouble(), report.RocAuc, 1e-13);
        Assert.Equal(stored.GetProperty("average precision").GetDouble(), report.AveragePrecision, 1e-13);

        double[][] roc = [.. stored.GetProperty("roc").EnumerateArray().Select(Numbers)], curve = [.. stored.GetProperty("precision recall").EnumerateArray().Select(Numbers)];
        Assert.Equal([double.PositiveInfinity, .. roc[0]], report.Roc.Select(point => point.Threshold));
        Near(roc[1], report.Roc.Select(point => point.FalsePositiveRate));
        Near(roc[2], report.Roc.Select(point => point.TruePositiveRate));
        Assert.Equal([.. curve[0], double.PositiveInfinity], report.PrecisionRecall.Select(point => point.Threshold));
        Near(curve[1], report.PrecisionRecall.Select(point => point.Precision));
        Near(curve[2], report.PrecisionRecall.Select(point => point.Recall));

        foreach (double[] at in stored.GetProperty("at").EnumerateArray().Select(Numbers))
        {
            ClassScores scores = report.At(at[0]);
            Near(at[1..], [scores.Precision, scores.Recall, scores.F1]);
        }

        Assert.Equal(stored.GetProperty("best f1").GetDouble(), report.At(report.BestThreshold).F1, 1e-13);
        Assert.All(report.Roc.Where(point => point.Threshold < report.BestThreshold), point => Assert.True(report.At(point.Threshold).F1 < report.At(report.BestThreshold).F1));
    }

    /// <summary>An output, and the second of two, are the score of class 1.</summary>
    [Fact]
    public void NetworksAreReportedOnDatasets()
    {
        var network = new YesOrNo(seed: 4);
        var data = new Dataset<double>(2, 1, [0, 0, 0, 1, 1, 0, 1, 1, 2, 1], [0, 1, 1, 0, 1]);
        double[] outputs = new double[5];
        network.PredictBatch(data.Inputs.Span, outputs);
        BinaryReport expected = BinaryReport.From<double>(outputs, data.Targets.Span), report = BinaryReport.Of(network, data);
        Assert.Equal((expected.RocAuc, expected.AveragePrecision), (report.RocAuc, report.AveragePrecision));
        // Weights are for training.
        Assert.Equal(expected.RocAuc, BinaryReport.Of(network, data.WithWeights((double[])[9, 1, 1, 1, 1])).RocAuc);
        Assert.Equal(expected.RocAuc, Metric.RocAuc.Of<double>(outputs, data.Targets.Span, 1));

        double[] pairs = [.. outputs.SelectMany(output => new[] { 1 - output, output })], classes = [1, 0, 0, 1, 0, 1, 1, 0, 0, 1];
        Assert.Equal(expected.RocAuc, Metric.RocAuc.Of<double>(pairs, classes, 2));
        Assert.Equal(expected.AveragePrecision, Metric.AveragePrecision.Of<double>(pairs, classes, 2));
        Assert.Equal(("ROC AUC", "average precision", true), (Metric.RocAuc.Name, Metric.AveragePrecision.Name, Metric.RocAuc.LargerIsBetter));
    }

    [Fact]
    public void MetricsAreThoseOfTheReport()
    {
        var data = new Dataset<double>(2, 1, [0, 0, 0, 1, 1, 0, 1, 1, 2, 1], [0, 1, 1, 0, 1]);
        using var trainer = new YesOrNo.Trainer(new YesOrNo(seed: 4));
        var options = new FitOptions { Epochs = 3, Metrics = [Metric.RocAuc, Metric.AveragePrecision] };
        TrainingReport report = trainer.Fit(data, data, options, TestContext.Current.CancellationToken);
        BinaryReport last = BinaryReport.Of(trainer.Network, data);
        Assert.Equal((last.RocAuc, last.AveragePrecision), (report.ValidationMetrics["ROC AUC"][2], report.ValidationMetrics["average precision"][2]));
        Assert.Equal(double.NaN, Metric.RocAuc.Of<float>([0.5f, float.NaN], [0, 1], 1));
    }

    [Fact]
    public void WhatHasNotTwoClassesIsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>("targets", () => BinaryReport.From<float>([0.5f, 0.25f], [1, 1]));
        Assert.StartsWith(
            "BinaryReport needs examples of both classes, but all 2 examples that count are of class 1; a stratified split", error.Message, StringComparison.Ordinal);
        Assert.Contains("all 1 examples that count are of class 0", Message(() => BinaryReport.From<float>([0.5f, 0.25f], [0, 1], [1, 0])), StringComparison.Ordinal);
        Assert.Contains("but no example counts", Message(() => BinaryReport.From<float>([0.5f, 0.25f], [0, 1], [0, 0])), StringComparison.Ordinal);

        var network = FakeNetwork<Classes, float>.CreateBlank();
        var three = Dataset<float>.FromClasses(2, 3, (float[])[1, 0, 0, 1], (int[])[0, 1]);
        error = Assert.Throws<ArgumentException>("network", () => BinaryReport.Of(network, three));
        Assert.StartsWith("BinaryReport needs two classes, but there are 3;", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>("network", () => BinaryReport.Of(new FakeNetwork<Regression, double>(), Examples.Line(10)));
        Assert.StartsWith("BinaryReport needs a network that tells classes apart", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Throws<ArgumentException>("targets", () => BinaryReport.From<float>([1, 2], [1]));
        Assert.Throws<ArgumentException>("scores", () => BinaryReport.From<float>([], []));
        Assert.Throws<ArgumentException>("weights", () => BinaryReport.From<float>([1, 2], [1, 0], [1]));
        Assert.Contains("that of row 1 is -1.", Message(() => BinaryReport.From<float>([1, 2], [1, 0], [1, -1])), StringComparison.Ordinal);
        Assert.Contains("that of row 1 is NaN.", Message(() => BinaryReport.From<float>([1, float.NaN], [1, 0])), StringComparison.Ordinal);
        BinaryReport report = BinaryReport.From<float>([float.PositiveInfinity, 2, float.NegativeInfinity], [1, 0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => report.At(double.NaN));
        Assert.Equal((1, double.PositiveInfinity), (report.RocAuc, report.BestThreshold));
    }

    [Fact]
    public void TextIsATable() => Assert.Equal(
        """
                           threshold precision    recall  f1-score   support

                  best F1     0.4000      0.67      1.00      0.80         2

                  ROC AUC                                     0.75         4
        average precision                                     0.83         4
        """.ReplaceLineEndings("\n"),
        BinaryReport.From<double>([0.9, 0.4, 0.6, 0.1], [1, 1, 0, 0]).ToString());

    private static string Message(Action act) => Assert.Throws<ArgumentException>(act).Message;

    private static double[] Numbers(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetDouble())];

    private static void Near(double[] expected, IEnumerable<double> actual)
    {
        double[] values = [.. actual];
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < values.Length; i++) Assert.Equal(expected[i], values[i], 1e-13);
    }
}
