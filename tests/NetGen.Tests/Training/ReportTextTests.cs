using System.Globalization;
using System.Text.Json;
using NetGen.Tests.Data;

namespace NetGen.Tests.Training;

/// <summary>Reports as text: what scikit-learn prints, and tables like it, the same in every culture.</summary>
public sealed class ReportTextTests
{
    private static readonly JsonElement Stored = JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Training/vectors/tables.json"))).RootElement;

    public static TheoryData<string> Tables => [.. Stored.EnumerateObject().Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void ClassesAreTheTableOfScikitLearn(string run)
    {
        JsonElement stored = Stored.GetProperty(run);
        int classes = stored.GetProperty("classes").GetInt32();
        double[] targets = OneHot(stored.GetProperty("labels")), outputs = OneHot(stored.GetProperty("predicted"));
        string text = InGerman(() => ClassificationReport.From<double>(outputs, targets, classes).ToString());
        Assert.Equal(stored.GetProperty("text").GetString()!.TrimEnd('\n'), text);

        double[] OneHot(JsonElement labels) =>
            [.. labels.Deserialize<int[]>()!.SelectMany(label => Enumerable.Range(0, classes).Select(one => one == label ? 1.0 : 0.0))];
    }

    [Fact]
    public void QuantitiesHaveARowForEveryOutputAndTheirMean()
    {
        RegressionReport report = RegressionReport.From<double>([1, 2000, 3, 4000], [1.5, 2000, 3, 3000.5], 2);
        AssertText(
            """
              output        MAE      RMSE        R2  examples

                   0     0.2500    0.3536    0.7778         2
                   1   499.7500  706.7532   -0.9960         2

                mean   250.0000  353.5534   -0.1091         2
            baseline   250.5000  250.5000    0.0000         2
            """,
            report);
        AssertText(
            """
              output        MAE      RMSE        R2  examples

                   0   5.000e-4  5.000e-4       NaN         1

            baseline     0.0000    0.0000       NaN         1
            """,
            RegressionReport.From<double>([0.0005], [0], 1));
    }

    [Fact]
    public void TrainingsShowSomeEpochsAndTheBest()
    {
        var report = new TrainingReport(
            [.. Enumerable.Range(1, 100).Select(epoch => 1.0 / epoch)],
            [.. Enumerable.Range(1, 100).Select(epoch => new Evaluation(0.5 + Math.Abs(epoch - 37) / 100.0, epoch / 100.0))],
            TimeSpan.FromSeconds(1.5),
            12345.6,
            StopReason.EarlyStopping)
        {
            BestEpoch = 37,
            ValidationMetrics = new Dictionary<string, IReadOnlyList<double>> { ["macro F1"] = [.. Enumerable.Range(1, 100).Select(epoch => epoch / 200.0)] },
        };
        AssertText(
            """
              epoch       loss  val loss val accuracy val macro F1

                  1     1.0000    0.8600       0.0100       0.0050
                 12     0.0833    0.7500       0.1200       0.0600
                 23     0.0435    0.6400       0.2300       0.1150
                 34     0.0294    0.5300       0.3400       0.1700
            best 37     0.0270    0.5000       0.3700       0.1850
                 45     0.0222    0.5800       0.4500       0.2250
                 56     0.0179    0.6900       0.5600       0.2800
                 67     0.0149    0.8000       0.6700       0.3350
                 78     0.0128    0.9100       0.7800       0.3900
                 89     0.0112    1.0200       0.8900       0.4450
                100     0.0100    1.1300       1.0000       0.5000

            100 epochs, EarlyStopping, 1.5 s, 12,346 examples/s
            """,
            report);
        AssertText("0 epochs, Cancelled, 0 s, 0 examples/s", new TrainingReport([], [], TimeSpan.Zero, 0, StopReason.Cancelled));
    }

    [Fact]
    public void ARateThatChangesHasAColumnAndAnAccuracyThatIsNoneHasNot()
    {
        var report = new TrainingReport([0.5, 1e-7], [new(1, double.NaN), new(2, double.NaN)], TimeSpan.FromSeconds(1), 10, StopReason.Completed) { LearningRates = [0.1, 0.05] };
        AssertText(
            """
            epoch       loss  val loss      rate

                1     0.5000    1.0000    0.1000
                2   1.000e-7    2.0000    0.0500

            2 epochs, Completed, 1 s, 10 examples/s
            """,
            report);
    }

    [Fact]
    public void FoldsHaveRowsAndAMean()
    {
        var training = new TrainingReport([1, 0.5], [], TimeSpan.FromSeconds(1), 10, StopReason.Completed);
        FoldResult[] folds = [new(1, training, new(0.5, 0.75)), new(2, training, new(0.25, 0.875))];
        AssertText(
            """
                 fold     epochs      loss  accuracy

                    1          2    0.5000    0.7500
                    2          2    0.2500    0.8750

                 mean               0.3750    0.8125
            deviation               0.1768    0.0884
            """,
            new CrossValidationReport(folds, new(0.375, 0.17678), new(0.8125, 0.08839)));
        string without = new CrossValidationReport(folds, new(0.375, 0.17678), new(double.NaN, double.NaN)).ToString();
        Assert.DoesNotContain("accuracy", without, StringComparison.Ordinal);
        AssertText("fold 2: 2 epochs, loss 0.2500, accuracy 0.8750", folds[1]);
    }

    [Fact]
    public void PopulationsMarkTheBestNetwork()
    {
        TrainingReport[] members = [.. new[] { 0.5, 0.25, double.NaN }.Select(loss => new TrainingReport([1, loss], [], TimeSpan.Zero, 0, StopReason.Completed))];
        AssertText(
            """
            network     epochs      loss

                  0          2    0.5000
             best 1          2    0.2500
                  2          2       NaN
            """,
            new PopulationReport(members));
    }

    [Fact]
    public void LbfgsSaysWhereItBeganAndEnded()
    {
        var report = new LbfgsReport([2, 1.5, 1], [2.5, 2, 1.25], TimeSpan.FromSeconds(0.25), LbfgsStopReason.Iterations)
        {
            Evaluations = 4,
            Loss = 1,
            Objective = 1.25,
            GradientNorm = 1e-6,
        };
        AssertText(
            """
                        loss objective

            begin     2.0000    2.5000
              end     1.0000    1.2500

            2 iterations, 4 evaluations, gradient 1.000e-6, Iterations, 0.25 s
            """,
            report);
    }

    [Fact]
    public void SinglesAreWords()
    {
        AssertText("loss 0.1234, accuracy 0.9300", new Evaluation(0.1234, 0.93));
        AssertText("loss 1.000e+6", new Evaluation(1e6, double.NaN));
        AssertText("loss Infinity", new Evaluation(double.PositiveInfinity, double.NaN));
        AssertText("precision 0.67, recall 0.50, F1 0.57, support 4", new ClassScores(2 / 3.0, 0.5, 4 / 7.0, 4));
        AssertText("MAE 0.1250, RMSE 0.2500, R2 -1.0000", new RegressionScores(0.125, 0.25, -1));
        AssertText("0.9300 +- 0.0100", new MeanAndDeviation(0.93, 0.01));
    }

    private static void AssertText(string expected, object report)
    {
        string lines = expected.ReplaceLineEndings("\n");
        Assert.Equal(lines, InGerman(report.ToString!));
    }

    private static string InGerman(Func<string?> text)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            return text()!;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
