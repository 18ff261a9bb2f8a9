using System.Text.Json;
using NetGen.Tests.Data;

namespace NetGen.Tests.Training;

/// <summary>Columns that are dealt out, against a plain loop and against scikit-learn.</summary>
public sealed class PermutationImportanceTests
{
    private static readonly JsonElement Stored = JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Training/vectors/importance.json"))).RootElement;
    private static readonly FourColumns Network = Create();
    private static readonly Dataset<double> Data = new(4, 1, Numbers("inputs"), Numbers("targets"));

    /// <summary>Other orders of the rows: equal but for what chance does to the mean of many.</summary>
    [Fact]
    public void IsWhatScikitLearnFinds()
    {
        PermutationReport report = PermutationImportance.Of(Network, Data, Metric.R2, new PermutationOptions { Repeats = 400 });
        double[] mean = Numbers("mean"), deviation = Numbers("deviation");
        Assert.Equal(Stored.GetProperty("score").GetDouble(), report.Score, 1e-12);
        for (int column = 0; column < 4; column++)
        {
            MeanAndDeviation found = report.Columns[column].Importance;
            Assert.InRange(found.Mean, mean[column] - 5 * deviation[column] / Math.Sqrt(200), mean[column] + 5 * deviation[column] / Math.Sqrt(200));
            Assert.InRange(found.Deviation, 0.8 * deviation[column], 1.2 * deviation[column]);
        }

        int[] expected = Ranking(mean);
        Assert.Equal(expected, Ranking([.. report.Columns.Select(one => one.Importance.Mean)]));
        // A column without weight says nothing at all.
        Assert.Equal(new MeanAndDeviation(0, 0), report.Columns[2].Importance);

        static int[] Ranking(double[] values) => [.. Enumerable.Range(0, values.Length).OrderByDescending(at => values[at])];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(77)]
    public void IsWhatAPlainLoopFinds(int seed)
    {
        int[][] groups = [[1], [0, 3], [2]];
        var options = new PermutationOptions { Seed = seed, Repeats = 3, Groups = groups };
        PermutationReport more = PermutationImportance.Of(Network, Data, Metric.R2, options), less = PermutationImportance.Of(Network, Data, Metric.MeanAbsoluteError, options);
        var random = new Mt19937(seed);
        foreach ((int[] group, int at) in groups.Select((group, at) => (group, at)))
        {
            Assert.Equal(group, more.Columns[at].Columns);
            for (int repeat = 0; repeat < 3; repeat++)
            {
                RegressionScores scores = Shuffled(group, random);
                Assert.Equal(more.Score - scores.R2, more.Columns[at].Losses[repeat], 1e-13);
                Assert.Equal(scores.MeanAbsoluteError - less.Score, less.Columns[at].Losses[repeat], 1e-13);
            }

            double mean = more.Columns[at].Losses.Sum() / 3;
            double deviation = Math.Sqrt(more.Columns[at].Losses.Sum(loss => (loss - mean) * (loss - mean)) / 2);
            Assert.Equal(mean, more.Columns[at].Importance.Mean, 1e-14);
            Assert.Equal(deviation, more.Columns[at].Importance.Deviation, 1e-14);
        }
    }

    [Fact]
    public void NothingButMemoryForOnceMoreIsTaken()
    {
        double[] before = Data.Inputs.ToArray();
        var options = new PermutationOptions { Repeats = 50 };
        long few = Allocated(20), many = Allocated(120);
        // Inputs, outputs and orders of a hundred rows more, and not once per shuffle.
        Assert.InRange(many - few, 0, 100 * (4 * 8 + 8 + 4) + 200);
        Assert.Equal(before, Data.Inputs.ToArray());

        long Allocated(int rows)
        {
            Dataset<double> some = Data.Subset([.. Enumerable.Range(0, rows)]);
            PermutationImportance.Of(Network, some, Metric.R2, options);
            long start = GC.GetAllocatedBytesForCurrentThread();
            PermutationImportance.Of(Network, some, Metric.R2, options);
            return GC.GetAllocatedBytesForCurrentThread() - start;
        }
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Throws<ArgumentNullException>("network", () => PermutationImportance.Of((FourColumns)null!, Data, Metric.R2));
        Assert.Throws<ArgumentNullException>("metric", () => PermutationImportance.Of(Network, Data, null!));
        Assert.Throws<ArgumentException>("data", () => PermutationImportance.Of(Network, new Dataset<double>(2, 1, [1, 2], [1]), Metric.R2));
        ArgumentException error = Assert.Throws<ArgumentException>("metric", () => PermutationImportance.Of(Network, Data, Metric.MacroF1));
        Assert.StartsWith("The metric 'macro F1' needs a network that tells classes apart", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>("options", () => PermutationImportance.Of(Network, Data, Metric.R2, new PermutationOptions { Groups = [[0], [1, 4]] }));
        Assert.StartsWith("Groups must name columns from 0 to 3, but one names 4.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("Repeats", () => new PermutationOptions { Repeats = 1 });
        Assert.Throws<ArgumentException>("Groups", () => new PermutationOptions { Groups = [[0], []] });
    }

    [Fact]
    public void TextIsATableOfTheMostImportantFirst() => Assert.Equal(
        """
        columns       mean deviation

              3     0.5000    0.1000
           0, 1     0.2500    0.0000

        R2 0.9000
        """.ReplaceLineEndings("\n"),
        new PermutationReport(Metric.R2, 0.9, [new([0, 1], new(0.25, 0), [0.25, 0.25]), new([3], new(0.5, 0.1), [0.4, 0.6])]).ToString());

    private static RegressionScores Shuffled(int[] group, Mt19937 random)
    {
        int[] order = [.. Enumerable.Range(0, Data.Count)];
        for (int i = order.Length - 1; i >= 1; i--)
        {
            int j = (int)(random.NextDouble() * (i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }

        double[] given = Numbers("inputs"), inputs = Numbers("inputs"), parameters = Numbers("parameters"), outputs = new double[order.Length];
        for (int row = 0; row < order.Length; row++)
        {
            foreach (int column in group) inputs[4 * row + column] = given[4 * order[row] + column];
            outputs[row] = parameters[4];
            for (int column = 0; column < 4; column++) outputs[row] += parameters[column] * inputs[4 * row + column];
        }

        return RegressionReport.From<double>(outputs, Numbers("targets"), 1).Overall;
    }

    private static FourColumns Create()
    {
        var network = new FourColumns();
        network.SetParameters(Numbers("parameters"));
        return network;
    }

    private static double[] Numbers(string name) => Stored.GetProperty(name).Deserialize<double[]>()!;
}

[Network(4, 1, Output = Activation.Identity, Precision = Precision.Double)]
internal sealed partial class FourColumns;
