namespace NetGen.Tests.Data;

/// <summary>Some of the inputs of a dataset.</summary>
public sealed class ColumnsTests
{
    private static readonly Dataset<double> Data = new Dataset<double>(3, 2, [1, 2, 3, 4, 5, 6], [7, 8, 9, 10]).WithWeights((double[])[1, 3]);

    [Fact]
    public void ColumnsComeInTheOrderGiven()
    {
        Dataset<double> some = Data.Select(2, 0);
        Assert.Equal((2, 2, 2), (some.Count, some.InputSize, some.OutputSize));
        Assert.Equal([3, 1, 6, 4], some.Inputs.ToArray());
        Assert.Equal([1, 3], some.Weights.ToArray());
        Assert.True(some.Targets.Span == Data.Targets.Span);
        Assert.Equal([2, 5], Data.Select(1).Inputs.ToArray());
        int[] columns = [0, 1, 2];
        Assert.Equal(Data.Inputs.ToArray(), Data.Select(columns).Inputs.ToArray());
        Assert.Equal([2, 5], Data.Select([.. columns.Where(column => column == 1)]).Inputs.ToArray());
        Assert.False(new Dataset<float>(2, 1, [1, 2], [3]).Select(1).HasWeights);
    }

    [Fact]
    public void OthersAreRefused()
    {
        Assert.Contains("columns must be from 0 to 2, but is 3", Assert.Throws<ArgumentOutOfRangeException>("columns", () => Data.Select(0, 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => Data.Select(-1));
        Assert.Contains("Column 1 is there twice, at 0 and at 2", Assert.Throws<ArgumentException>("columns", () => Data.Select(1, 2, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("at least 1 column", Assert.Throws<ArgumentException>("columns", () => Data.Select()).Message, StringComparison.Ordinal);
    }
}
