using System.Text.Json;
using NetGen.Tests.Data;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

/// <summary>Rows in the order of time are divided in that order.</summary>
public sealed class OrderedTests
{
    /// <summary>What scikit-learn's TimeSeriesSplit gives; see vectors/time.py.</summary>
    private static readonly JsonElement[] Stored =
        [.. JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Training/vectors/time.json"))).RootElement.GetProperty("folds").EnumerateArray()];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void FoldsAreThoseOfTimeSeriesSplit()
    {
        int divided = 0;
        foreach (JsonElement stored in Stored)
        {
            Dataset<double> data = SplitTests.Numbered(stored.GetProperty("count").GetInt32(), 2, 1);
            var options = new CrossValidationOptions { Folds = stored.GetProperty("folds").GetInt32(), Gap = stored.GetProperty("gap").GetInt32(), Ordered = true };
            if (stored.GetProperty("split").ValueKind == JsonValueKind.Null)
            {
                ArgumentException error = Assert.Throws<ArgumentException>("data", () => FoldPlan.Of(data, options));
                Assert.Contains($"there are {data.Count} examples, and Gap is {options.Gap}. Take fewer Folds or a smaller Gap", error.Message, StringComparison.Ordinal);
                continue;
            }

            int[][][] expected = stored.GetProperty("split").Deserialize<int[][][]>()!;
            FoldPlan plan = FoldPlan.Of(data, options);
            Assert.Equal(expected[0][1][0], plan.First);
            Assert.Equal(expected.Select(fold => fold[0]), Enumerable.Range(1, options.Folds).Select(fold => plan.Rows(fold).Training));
            Assert.Equal(expected.Select(fold => fold[1]), Enumerable.Range(1, options.Folds).Select(fold => plan.Rows(fold).LeftOut));
            divided++;
        }

        Assert.Equal(44, divided);
    }

    [Theory]
    [InlineData(23, 4, 0)]
    [InlineData(23, 4, 2)]
    [InlineData(12, 2, 1)]
    public void ACrossValidationInOrderIsWhatALoopByHandDoes(int count, int folds, int gap)
    {
        Dataset<double> data = Examples.Line(count);
        var fit = new FitOptions { Epochs = 3, BatchSize = 4 };
        CrossValidationReport report = CrossValidation.Run(
            fold => new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(fold), new Sgd(0.05)),
            data,
            fit,
            new CrossValidationOptions { Folds = folds, Ordered = true, Gap = gap },
            Token);
        int size = count / (folds + 1), first = count - folds * size;
        List<double> outputs = [];
        for (int fold = 1; fold <= folds; fold++)
        {
            int begin = first + (fold - 1) * size;
            using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(fold), new Sgd(0.05));
            Assert.Equal(trainer.Fit(Examples.Rows(data, 0, begin - gap), fit, Token).LossHistory, report.Folds[fold - 1].Training.LossHistory);
            Dataset<double> part = Examples.Rows(data, begin, size);
            Assert.Equal(trainer.Evaluate(part), report.Folds[fold - 1].Evaluation);
            outputs.AddRange(Metrics.Outputs(trainer.Network, part));
        }

        // What no network predicts is not among the outputs.
        Assert.Equal(outputs, report.Outputs.ToArray());
        Assert.Equal(data.Targets.ToArray()[first..], report.Targets.ToArray());
    }

    [Fact]
    public void OptionsThatContradictAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Gap", () => new CrossValidationOptions { Gap = -1 });
        Assert.Equal((false, 0), (new CrossValidationOptions().Ordered, new CrossValidationOptions().Gap));
        Refused("Ordered and Stratified are both true", new CrossValidationOptions { Ordered = true, Stratified = true });
        Refused("Gap is 2, but rows have no order: set Ordered", new CrossValidationOptions { Gap = 2 });

        static void Refused(string message, CrossValidationOptions options) => ObjectsTests.Refused("options", message, () => CrossValidation.Run(
            _ => new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.05)), Examples.Line(20), new FitOptions(), options, Token));
    }

    [Theory]
    [InlineData(10, 0.2, 0, 8, 2)]
    [InlineData(10, 0.29, 0, 8, 2)]
    [InlineData(100, 0.29, 0, 71, 29)]
    [InlineData(10, 0.2, 3, 5, 2)]
    [InlineData(10, 0.2, 7, 1, 2)]
    [InlineData(2, 0.99, 0, 1, 1)]
    public void TheLastRowsAreHeldBack(int count, double fraction, int gap, int training, int held)
    {
        Dataset<double> data = SplitTests.Numbered(count, 3, 1).WithWeights(Enumerable.Range(1, count).Select(i => (double)i).ToArray());
        (Dataset<double> before, Dataset<double> last) = data.SplitLast(fraction, gap);
        Assert.Equal(Enumerable.Range(0, training), SplitTests.Numbers(before));
        Assert.Equal(Enumerable.Range(count - held, held), SplitTests.Numbers(last));
        Assert.Equal(SplitTests.Classes(data)[..training], SplitTests.Classes(before));
        Assert.Equal(SplitTests.Classes(data)[^held..], SplitTests.Classes(last));
        Assert.Equal(Enumerable.Range(1, training).Select(i => (double)i), before.Weights.ToArray());
        Assert.Equal(count, last.Weights.Span[^1]);
        Assert.False(SplitTests.Numbered(count, 3, 1).SplitLast(fraction).HeldBack.HasWeights);
    }

    /// <summary>The two ways to hold back the last rows agree.</summary>
    [Fact]
    public void FitHoldsBackTheSameRows()
    {
        Dataset<double> data = Examples.Line(23);
        (Dataset<double> training, Dataset<double> held) = data.SplitLast(0.3);
        var options = new FitOptions { Epochs = 2, BatchSize = 4 };
        using var one = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(1), new Sgd(0.05));
        using var other = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(1), new Sgd(0.05));
        TrainingReport expected = one.Fit(data, options with { ValidationFraction = 0.3 }, Token), actual = other.Fit(training, held, options, Token);
        Assert.Equal(expected.LossHistory, actual.LossHistory);
        Assert.Equal(expected.ValidationHistory, actual.ValidationHistory);
    }

    [Fact]
    public void SplitsThatLeaveNothingAreRefused()
    {
        Dataset<double> data = Examples.Line(10);
        ObjectsTests.Refused("fraction", "The fraction 0.05 of 10 examples is less than one", () => data.SplitLast(0.05));
        ObjectsTests.Refused("gap", "A gap of 8 leaves none of the 8 rows before those held back", () => data.SplitLast(0.2, 8));
        ObjectsTests.Refused("gap", "A gap of 2147483647 leaves none", () => data.SplitLast(0.2, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("fraction", () => data.SplitLast(1));
        Assert.Throws<ArgumentOutOfRangeException>("gap", () => data.SplitLast(0.2, -1));
    }
}
