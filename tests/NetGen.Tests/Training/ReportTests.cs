using System.Text.Json;
using NetGen.Tests.Data;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

/// <summary>Reports against scikit-learn, and where it has nothing to say.</summary>
public sealed class ReportTests
{
    private static readonly JsonElement Stored = JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Training/vectors/metrics.json"))).RootElement;

    public static TheoryData<string> Classifications => [.. Stored.GetProperty("classification").EnumerateObject().Select(run => run.Name)];

    public static TheoryData<string> Regressions => [.. Stored.GetProperty("regression").EnumerateObject().Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(Classifications))]
    public void ClassesAreScoredAsScikitLearnDoes(string run)
    {
        JsonElement stored = Stored.GetProperty("classification").GetProperty(run);
        int classes = stored.GetProperty("classes").GetInt32();
        int[] labels = stored.GetProperty("labels").Deserialize<int[]>()!, support = stored.GetProperty("support").Deserialize<int[]>()!;
        double[] scores = stored.GetProperty("scores").Deserialize<double[]>()!;
        double[] targets = [.. labels.SelectMany(label => Enumerable.Range(0, classes).Select(one => one == label ? 1.0 : 0.0))];
        ClassificationReport report = ClassificationReport.From<double>(scores, targets, classes);

        Assert.Equal((classes, labels.Length), (report.Classes, report.Examples));
        int[][] confusion = stored.GetProperty("confusion").Deserialize<int[][]>()!;
        double[][] each = stored.GetProperty("each").Deserialize<double[][]>()!;
        for (int one = 0; one < classes; one++)
        {
            Assert.Equal(confusion[one], Enumerable.Range(0, classes).Select(other => report.Confusion(one, other)));
            AssertScores([each[0][one], each[1][one], each[2][one]], support[one], report.PerClass[one]);
        }

        AssertScores(stored.GetProperty("macro").Deserialize<double[]>()!, labels.Length, report.MacroAverage);
        AssertScores(stored.GetProperty("weighted").Deserialize<double[]>()!, labels.Length, report.WeightedAverage);
        Assert.Equal(stored.GetProperty("accuracy").GetDouble(), report.Accuracy, 1e-15);
        double[] baseline = stored.GetProperty("baseline").Deserialize<double[]>()!;
        Assert.Equal(baseline[0], report.MajorityClass);
        Assert.Equal(baseline[1], report.BaselineAccuracy, 1e-15);
        double[] top = stored.GetProperty("top").Deserialize<double[]>()!;
        for (int count = 1; count < classes; count++) Assert.Equal(top[count - 1], report.TopAccuracy(count), 1e-15);
        Assert.Equal(1, report.TopAccuracy(classes));
    }

    /// <summary>Two of six classes have no example, and one of these no prediction either: scikit-learn leaves that out of a mean, unless <c>labels</c> name it.</summary>
    [Fact]
    public void MacroAveragesCountAbsentClasses()
    {
        JsonElement stored = Stored.GetProperty("classification").GetProperty("absent");
        int classes = stored.GetProperty("classes").GetInt32();
        double[] targets = [.. stored.GetProperty("labels").Deserialize<int[]>()!.SelectMany(label => Enumerable.Range(0, classes).Select(one => one == label ? 1.0 : 0.0))];
        double[] outputs = stored.GetProperty("scores").Deserialize<double[]>()!, all = stored.GetProperty("macro").Deserialize<double[]>()!;
        double[] present = stored.GetProperty("macro of present").Deserialize<double[]>()!;
        double[] metrics = [.. new[] { Metric.MacroPrecision, Metric.MacroRecall, Metric.MacroF1 }.Select(metric => metric.Of<double>(outputs, targets, classes))];
        for (int score = 0; score < all.Length; score++)
        {
            Assert.Equal(all[score], metrics[score], 1e-15);
            Assert.Equal(present[score] * (classes - 1) / classes, metrics[score], 1e-15);
        }
    }

    [Theory]
    [MemberData(nameof(Regressions))]
    public void QuantitiesAreScoredAsScikitLearnDoes(string run)
    {
        JsonElement stored = Stored.GetProperty("regression").GetProperty(run);
        int outputs = stored.GetProperty("outputs").GetInt32();
        double[] targets = stored.GetProperty("targets").Deserialize<double[]>()!, predictions = stored.GetProperty("predictions").Deserialize<double[]>()!;
        double[][] each = stored.GetProperty("each").Deserialize<double[][]>()!;
        RegressionReport report = RegressionReport.From<double>(predictions, targets, outputs);
        Assert.Equal((targets.Length / outputs, outputs), (report.Examples, report.PerOutput.Count));
        for (int one = 0; one < outputs; one++) AssertScores([each[0][one], each[1][one], each[2][one]], report.PerOutput[one]);
        AssertScores(stored.GetProperty("overall").Deserialize<double[]>()!, report.Overall);
        double[][] baselines = stored.GetProperty("baseline each").Deserialize<double[][]>()!;
        for (int one = 0; one < outputs; one++) AssertScores([baselines[0][one], baselines[1][one], baselines[2][one]], report.BaselinePerOutput[one]);
        AssertScores(stored.GetProperty("baseline").Deserialize<double[]>()!, report.Baseline);
    }

    [Fact]
    public void ASingleOutputIsTwoClasses()
    {
        ClassificationReport report = ClassificationReport.From<float>([0.9f, 0.5f, 0.6f, 0.1f, float.NaN, float.NaN], [1, 1, 0, 0, 1, 0], 1);
        // Exactly one half is class 0; what is no number is wrong both times.
        Assert.Equal((1, 2, 2, 1), (report.Confusion(0, 0), report.Confusion(0, 1), report.Confusion(1, 0), report.Confusion(1, 1)));
        Assert.Equal((2, 1.0 / 3, 1), (report.Classes, report.Accuracy, report.TopAccuracy(2)));
        Assert.Equal(new ClassScores(1.0 / 3, 1.0 / 3, 1.0 / 3, 3), report.PerClass[1]);
    }

    [Fact]
    public void OfEqualOutputsTheFirstIsFirst()
    {
        ClassificationReport report = ClassificationReport.From<double>([5, 5, 5, double.NaN, 1, double.NaN], [0, 1, 0, 0, 0, 1], 3);
        Assert.Equal((1, 1), (report.Confusion(1, 0), report.Confusion(2, 1)));
        // The second row's class is no number: behind the number, and behind the first that is none.
        Assert.Equal((0, 0.5, 1), (report.TopAccuracy(1), report.TopAccuracy(2), report.TopAccuracy(3)));
    }

    [Fact]
    public void EqualTargetsHaveNoSpread()
    {
        Assert.Equal(1, RegressionReport.From<double>([0.1, 0.1, 0.1], [0.1, 0.1, 0.1], 1).Overall.R2);
        Assert.Equal(new RegressionScores(0, 0, 1), RegressionReport.From<double>([0.2, 0.1, 0.1], [0.1, 0.1, 0.1], 1).Baseline);
        Assert.Equal(new RegressionScores(0, 0, double.NaN), RegressionReport.From<double>([0.2], [0.1], 1).Baseline);
        Assert.Equal(0, RegressionReport.From<double>([0.1, 0.1, 0.2], [0.1, 0.1, 0.1], 1).Overall.R2);
        Assert.Equal(double.NaN, RegressionReport.From<double>([0.1], [0.1], 1).Overall.R2);
        Assert.Equal(double.NaN, RegressionReport.From<double>([double.NaN, 1], [1, 1], 1).Overall.R2);
        Assert.Equal(double.NaN, RegressionReport.From<double>([double.NaN, 1], [1, 2], 1).Overall.MeanAbsoluteError);
        Assert.Equal(new RegressionScores(0.5, Math.Sqrt(0.5), -1), RegressionReport.From<float>([1, 3], [1, 2], 1).Overall);
    }

    [Fact]
    public void NetworksAreReportedOnDatasets()
    {
        var network = FakeNetwork<Classes, float>.CreateBlank();
        network.Parameters.Set([5, 0, 0, 0, 5, 0, 0, 0, -1]);
        var data = Dataset<float>.FromClasses(2, 3, (float[])[1, 0, 0, 1, 1, 0, 0, 1, 1, 0], (int[])[0, 1, 1, 2, 0]);
        ClassificationReport report = ClassificationReport.Of(network, data);
        using var trainer = new FakeTrainer<Classes, float>(network, new Sgd(1));
        Assert.Equal(trainer.Evaluate(data).Accuracy, report.Accuracy);
        Assert.Equal((2, 1, 1, 1), (report.Confusion(0, 0), report.Confusion(1, 0), report.Confusion(1, 1), report.Confusion(2, 1)));

        Dataset<double> line = Examples.Line(10);
        var regression = new FakeNetwork<Regression, double>();
        using var other = new FakeTrainer<Regression, double>(regression, new Sgd(1));
        double error = RegressionReport.Of(regression, line).Overall.RootMeanSquaredError;
        Assert.Equal(other.Evaluate(line).Loss, error * error / 2, 1e-13);
        ArgumentException wrong = Assert.Throws<ArgumentException>("data", () => ClassificationReport.Of(network, new Dataset<float>(2, 1, new float[2], new float[1])));
        Assert.Contains("Expected 2 inputs and 3 outputs per example, but the dataset has 2 and 1.", wrong.Message, StringComparison.Ordinal);
    }

    /// <summary>What accuracy says of a network, and what a report on its classes says, is the same, or there is none.</summary>
    [Fact]
    public void NetworksWithoutClassesAreRefused()
    {
        const string Message = "ClassificationReport needs a network that tells classes apart, but one with the loss SquaredError does not. "
            + "For quantities use RegressionReport, Metric.R2 and the like; for classes declare Output = Activation.Softmax, or Loss = Loss.BinaryCrossEntropy.";
        var regression = new FakeNetwork<Regression, double>();
        ArgumentException error = Assert.Throws<ArgumentException>("network", () => ClassificationReport.Of(regression, Examples.Line(10)));
        Assert.StartsWith(Message, error.Message, StringComparison.Ordinal);
        // Also on targets that could be classes: nobody has told the network.
        var data = new Dataset<float>(2, 2, new float[4], (float[])[1, 0, 0, 1]);
        Assert.Throws<ArgumentException>("network", () => ClassificationReport.Of(new Squashed(), data));
        Assert.Equal(2, RegressionReport.Of(new Squashed(), data).Examples);

        var one = new Dataset<double>(2, 1, (double[])[1, 2, 3, 4], (double[])[0.25, 1]);
        using var trainer = new YesOrNo.Trainer(new YesOrNo(), new Sgd(1));
        Assert.Equal(trainer.Evaluate(one).Accuracy, ClassificationReport.Of(trainer.Network, one).Accuracy);
    }

    /// <summary>Several answers are one class where one of them is yes.</summary>
    [Fact]
    public void SeveralAnswersAreNoClass()
    {
        var questions = new FakeNetwork<Questions, double>();
        Assert.Equal(2, ClassificationReport.Of(questions, new Dataset<double>(2, 2, new double[4], (double[])[1, 0, 0.1, 0.9])).Examples);
        Refused(2, 1, 1);
        Refused(0, 0.5, 0);

        void Refused(int count, params double[] last)
        {
            var data = new Dataset<double>(2, 2, new double[4], (double[])[1, 0, .. last]);
            ArgumentException error = Assert.Throws<ArgumentException>("network", () => ClassificationReport.Of(questions, data));
            Assert.Contains($"needs one class in every row, but row 1 has {count} targets above 0.5.", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("outputSize", () => ClassificationReport.From<float>([1], [1], 0));
        Assert.Throws<ArgumentException>("targets", () => ClassificationReport.From<float>([1, 2], [1], 1));
        Assert.Throws<ArgumentException>("outputs", () => ClassificationReport.From<float>([1, 2, 3], [1], 2));
        Assert.Throws<ArgumentException>("outputs", () => ClassificationReport.From<float>([], [], 2));
        Assert.Throws<ArgumentOutOfRangeException>("outputSize", () => RegressionReport.From<float>([1], [1], 0));
        Assert.Throws<ArgumentException>("targets", () => RegressionReport.From<float>([1, 2], [1], 1));
        Assert.Throws<ArgumentException>("outputs", () => RegressionReport.From<float>([], [], 1));
        ClassificationReport report = ClassificationReport.From<float>([1, 2], [1, 0], 2);
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => report.Confusion(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => report.Confusion(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => report.TopAccuracy(0));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => report.TopAccuracy(3));
    }

    private static void AssertScores(double[] expected, int support, ClassScores actual)
    {
        Assert.Equal(expected[0], actual.Precision, 1e-14);
        Assert.Equal(expected[1], actual.Recall, 1e-14);
        Assert.Equal(expected[2], actual.F1, 1e-14);
        Assert.Equal(support, actual.Support);
    }

    private static void AssertScores(double[] expected, RegressionScores actual)
    {
        Assert.Equal(expected[0], actual.MeanAbsoluteError, 1e-13);
        Assert.Equal(expected[1], actual.RootMeanSquaredError, 1e-13);
        Assert.Equal(expected[2], actual.R2, 1e-13);
    }
}
