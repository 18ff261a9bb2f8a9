namespace NetGen.Tests.Data;

public sealed class DatasetTests
{
    [Fact]
    public void KnowsItsShape()
    {
        var data = new Dataset<float>(2, 1, new float[] { 1, 2, 3, 4, 5, 6 }, new float[] { 7, 8, 9 });
        Assert.Equal((3, 2, 1), (data.Count, data.InputSize, data.OutputSize));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void RefusesValuesThatAreNotFinite(double value)
    {
        double[] good = [1, 2, 3, 4, 5, 6], bad = [1, 2, 3, 4, 5, value];
        ArgumentException inputs = Assert.Throws<ArgumentException>(() => new Dataset<double>(2, 2, bad, good));
        Assert.Equal("inputs", inputs.ParamName);
        Assert.Contains("row 2, column 1", inputs.Message, StringComparison.Ordinal);
        ArgumentException targets = Assert.Throws<ArgumentException>(() => new Dataset<double>(2, 3, (double[])[1, 2, 3, 4], bad));
        Assert.Equal("targets", targets.ParamName);
        Assert.Contains("row 1, column 2", targets.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesNoExamples()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Dataset<float>(2, 1, default, default));
        Assert.Contains("at least 1 example", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Dataset<float>.FromClasses(2, 3, default, default));
    }

    [Fact]
    public void RefusesRaggedOrMissingRows()
    {
        ArgumentException ragged = Assert.Throws<ArgumentException>(() => new Dataset<float>(2, 1, new float[3], new float[1]));
        Assert.Equal("inputs", ragged.ParamName);
        ArgumentException missing = Assert.Throws<ArgumentException>(() => new Dataset<float>(2, 1, new float[4], new float[1]));
        Assert.Equal("targets", missing.ParamName);
        Assert.Contains("Expected 2 values", missing.Message, StringComparison.Ordinal);
        Assert.Contains("got 1", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesSizesBelowOne()
    {
        Assert.Throws<ArgumentOutOfRangeException>("inputSize", () => new Dataset<float>(0, 1, new float[4], new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>("outputSize", () => new Dataset<float>(1, -1, new float[4], new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => Dataset<float>.FromClasses(1, 0, new float[4], new int[4]));
    }

    [Fact]
    public void ClassesBecomeOneHotTargets()
    {
        var data = Dataset<double>.FromClasses(1, 3, (double[])[5, 6, 7], (int[])[2, 0, 1]);
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 1, 0], data.Targets.ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MinValue)]
    public void RefusesLabelsThatAreNoClass(int label)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Dataset<double>.FromClasses(1, 3, (double[])[5, 6], (int[])[0, label]));
        Assert.Equal("labels", error.ParamName);
        Assert.Contains("row 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("from 0 to 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 0.4)]
    [InlineData(1.5, -0.5)]
    [InlineData(0, 0)]
    public void CrossEntropyNeedsDistributions(double first, double second)
    {
        var data = new Dataset<double>(1, 2, (double[])[1, 2], (double[])[0.25, 0.75, first, second]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => data.RequireProbabilities(2, "data"));
        Assert.Equal("data", error.ParamName);
        Assert.Contains("row 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RoundedDistributionsAreDistributions()
    {
        float third = 1f / 3;
        new Dataset<float>(1, 3, new float[] { 1 }, new[] { third, third, third }).RequireProbabilities(3, "data");
    }
}
