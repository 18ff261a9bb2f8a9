namespace NetGen.Reporting.Tests.Charts;

/// <summary>Where numbers stand on axes, what is left of long curves, and whether colours differ.</summary>
public sealed class PartTests
{
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-1.2, 2.4, 4, "−1 0 1 2")]
    [InlineData(0, 0.0031, 6, "0.000 0.001 0.002 0.003")]
    [InlineData(998, 1203, 4, "1,000 1,100 1,200")]
    [InlineData(0, 3e9, 3, "0 1e9 2e9 3e9")]
    public void LinearTicks(double least, double most, int wanted, string labels) => Assert.Equal(labels, Text(Ticks.Linear(least, most, wanted)));

    [Fact]
    public void EpochsAreWholeNumbers() => Assert.Equal("1 2 3", Text(Ticks.Linear(1, 3, 10, whole: true)));

    [Fact]
    public void SharesAreInPerCent() => Assert.Equal("90.0% 90.5% 91.0%", Text(Ticks.Linear(0.9, 0.91, 2, percent: true)));

    [Theory]
    [InlineData(-2, 0, "0.01 0.02 0.05 0.1 0.2 0.5 1")]
    [InlineData(-6.1, 1, "1e-6 1e-5 0.0001 0.001 0.01 0.1 1 10")]
    [InlineData(-300, 300, "1e-300 1e-225 1e-150 1e-75 1 1e75 1e150 1e225 1e300")]
    public void LogarithmicTicks(double least, double most, string labels) => Assert.Equal(labels, Text(Ticks.Logarithmic(least, most, 8)));

    [Fact]
    public void SmallAxesHaveFewTicks() => Assert.Equal("0.0001 0.01 1", Text(Ticks.Logarithmic(-4.5, 0.5, 3)));

    [Fact]
    public void ThinCurvesKeepTheirPeaks()
    {
        double[] values = [.. Enumerable.Range(0, 100_000).Select(i => Math.Sin(i / 5000.0))];
        (values[31_415], values[27_182]) = (7, -7);
        (double[] epochs, double[] kept) = Assert.Single(Thinning.Runs(values));
        Assert.InRange(epochs.Length, 600, 1300);
        Assert.Equal((1, 100_000), (epochs[0], epochs[^1]));
        Assert.Equal(7, kept[Array.IndexOf(epochs, 31_416)]);
        Assert.Equal(-7, kept[Array.IndexOf(epochs, 27_183)]);
        Assert.Equal(epochs.Order(), epochs);
        Assert.All(epochs.Zip(kept), point => Assert.Equal(values[(int)point.First - 1], point.Second));
    }

    [Fact]
    public void ShortCurvesAreWhole()
    {
        (double[] Epochs, double[] Values)[] runs = [.. Thinning.Runs([1, 2, double.NaN, 3, double.PositiveInfinity])];
        Assert.Equal([1, 2], runs[0].Epochs);
        Assert.Equal([4], runs[1].Epochs);
        Assert.Equal([3], runs[1].Values);
        Assert.Equal(2, runs.Length);
    }

    /// <summary>
    /// The matrices of Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency" (2009), at full
    /// severity, and CIE 1976 distances.
    /// </summary>
    [Theory]
    [InlineData("all colours", 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)]
    [InlineData("no red", 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998)]
    [InlineData("no green", 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881)]
    [InlineData("no blue", 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900)]
    public void SeriesDifferHoweverOneSeesColours(string who, params double[] matrix)
    {
        // About 2 is the least that anybody sees. Training and validation, right and wrong, are the first two, and far apart.
        foreach (ScottPlot.Color[] page in new[] { Enumerable.Range(0, 8).Select(Palette.Of).ToArray(), Dark() })
        {
            double[][] seen = [.. page.Select(color => Lab(matrix, color))];
            for (int one = 0; one < seen.Length; one++)
            {
                for (int other = 0; other < one; other++)
                {
                    double distance = Math.Sqrt(seen[one].Zip(seen[other]).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)));
                    Assert.True(distance > (one == 1 ? 50 : 11), $"{who}: {other} and {one} are {distance:0.0} apart");
                }
            }
        }
    }

    /// <summary>The shades of a dark page, as the style sheet of reports has them.</summary>
    private static ScottPlot.Color[] Dark()
    {
        string style = new HtmlReport("x").ToString().Split("prefers-color-scheme: dark")[1];
        return [.. Enumerable.Range(0, 8).Select(series => ScottPlot.Color.FromHex(style.Split($"--c{series}: ")[1][..7]))];
    }

    private static string Text(IEnumerable<(double Position, string Label)> ticks) => string.Join(' ', ticks.Select(tick => tick.Label));

    private static double[] Lab(double[] matrix, ScottPlot.Color color)
    {
        double[] light = [.. new[] { color.R, color.G, color.B }.Select(value => value / 255.0).Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4))];
        double[] seen = [.. Enumerable.Range(0, 3).Select(row => Math.Clamp(Enumerable.Range(0, 3).Sum(column => matrix[row * 3 + column] * light[column]), 0, 1))];
        double x = Root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
        double y = Root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        double z = Root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];

        static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}
