namespace NetGen.Data.Tests.Scaling;

public sealed class ScalerTests
{
    /// <summary>Three rows of two columns, of which the second is constant.</summary>
    private static readonly double[] Rows = [1, 7, 3, 7, 8, 7];

    public static TheoryData<Scaler> Scalers => [StandardScaler.Fit<double>(Rows, 2), MinMaxScaler.Fit<double>(Rows, 2), MinMaxScaler.Fit<double>(Rows, 2, -2, 3)];

    [Fact]
    public void StandardScalerByHand()
    {
        StandardScaler scaler = StandardScaler.Fit<double>(Rows, 2);
        Assert.Equal([4, 7], scaler.Mean);
        Assert.Equal([Math.Sqrt(26.0 / 3), 1], scaler.Scale);
        double[] rows = [8, 7, 4, 9];
        scaler.Transform<double>(rows);
        Assert.Equal([4 / Math.Sqrt(26.0 / 3), 0, 0, 2], rows);
    }

    [Fact]
    public void MinMaxScalerByHand()
    {
        MinMaxScaler scaler = MinMaxScaler.Fit<double>(Rows, 2);
        Assert.Equal([1, 7], scaler.Minimum);
        Assert.Equal([8, 7], scaler.Maximum);
        Assert.Equal((0, 1), (scaler.Lower, scaler.Upper));
        double[] rows = [1, 7, 8, 8, 15, 6];
        scaler.Transform<double>(rows);
        Assert.Equal([0, 0, 1, 1, 2, -1], rows.Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void OneRowIsConstant()
    {
        Assert.Equal([1, 1], StandardScaler.Fit<double>([5, -3], 2).Scale);
        double[] row = [5, -3];
        MinMaxScaler.Fit<double>(row, 2).Transform<double>(row);
        Assert.Equal([0, 0], row);
    }

    [Theory]
    [MemberData(nameof(Scalers))]
    public void InverseTakesItBack(Scaler scaler)
    {
        double[] rows = [1.5, 7, -3, 8, 1000, 0], work = [.. rows];
        scaler.Transform<double>(work);
        Assert.NotEqual(rows, work);
        scaler.Inverse<double>(work);
        for (int i = 0; i < rows.Length; i++) Assert.Equal(rows[i], work[i], 1e-12 * Math.Max(1, Math.Abs(rows[i])));
    }

    [Theory]
    [MemberData(nameof(Scalers))]
    public void InPlaceAndIntoAreTheSame(Scaler scaler)
    {
        double[] rows = [1.5, 7, -3, 8], into = new double[4], inPlace = [.. rows];
        scaler.Transform(rows, into);
        scaler.Transform<double>(inPlace);
        Assert.Equal(into, inPlace);
        Assert.Equal([1.5, 7, -3, 8], rows);
        scaler.Inverse(rows, into);
        inPlace = [.. rows];
        scaler.Inverse<double>(inPlace);
        Assert.Equal(into, inPlace);
        scaler.Transform<double>([], []);
    }

    [Theory]
    [MemberData(nameof(Scalers))]
    public void FloatsAreRoundedOnce(Scaler scaler)
    {
        float[] rows = [0.1f, 7, 2.7f, 1e-3f];
        double[] wide = [.. rows.Select(value => (double)value)];
        scaler.Transform<float>(rows);
        scaler.Transform<double>(wide);
        Assert.Equal(wide.Select(value => (float)value), rows);
    }

    [Fact]
    public void FloatsAreFittedAsDoubles()
    {
        float[] rows = [16777216, 1, 1, 1];
        Assert.Equal((16777216.0 + 3) / 4, StandardScaler.Fit<float>(rows, 1).Mean[0]);
    }

    [Theory]
    [MemberData(nameof(Scalers))]
    public void NotANumberPassesThrough(Scaler scaler)
    {
        double[] rows = [double.NaN, double.PositiveInfinity];
        scaler.Transform<double>(rows);
        Assert.Equal([double.NaN, double.PositiveInfinity], rows);
    }

    [Theory]
    [MemberData(nameof(Scalers))]
    public void LengthsAreChecked(Scaler scaler)
    {
        Assert.Throws<ArgumentException>("rows", () => scaler.Transform<double>(new double[3]));
        Assert.Throws<ArgumentException>("rows", () => scaler.Inverse<double>(new double[3]));
        Assert.Throws<ArgumentException>("destination", () => scaler.Transform<double>(new double[4], new double[6]));
        Assert.Throws<ArgumentException>("destination", () => scaler.Inverse<double>(new double[4], new double[2]));
    }

    [Fact]
    public void DatasetsKeepTheirTargets()
    {
        var data = new Dataset<double>(2, 1, Rows, (double[])[5, 6, 7]);
        Dataset<double> scaled = StandardScaler.Fit(data).Transform(data);
        Assert.Equal([5, 6, 7], scaled.Targets.ToArray());
        Assert.Equal(0, scaled.Inputs.ToArray().Sum(), 1e-12);
        Assert.Equal([1, 7, 3, 7, 8, 7], data.Inputs.ToArray());
        Assert.Equal(1, MinMaxScaler.Fit(data).Transform(data).Inputs.ToArray().Max(), 1e-12);
        ArgumentException error = Assert.Throws<ArgumentException>("data", () => StandardScaler.Fit<double>(Rows, 3).Transform(data));
        Assert.Contains("Expected 3 inputs, but the dataset has 2", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Not a bit beyond: a sigmoid's targets may not be above 1. Values far from zero are rounded most.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(-0.8, 0.8)]
    public void WhatWasFittedComesOutInTheRange(double lower, double upper)
    {
        var random = new Mt19937(1);
        for (int i = 0; i < 1000; i++)
        {
            double[] rows = [.. Enumerable.Range(0, 20).Select(_ => random.NextDouble() + i)];
            MinMaxScaler.Fit(rows, 1, lower, upper).Transform<double>(rows);
            Assert.Equal((lower, upper), (rows.Min(), rows.Max()), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-11 && Math.Abs(a.Item2 - b.Item2) < 1e-11);
            Assert.True(rows.Min() >= lower && rows.Max() <= upper);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void WhatIsNotFiniteIsNotFitted(double value)
    {
        ArgumentException error = Assert.Throws<ArgumentException>("rows", () => StandardScaler.Fit<double>([1, 2, 3, value], 2));
        Assert.Contains("row 1, column 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("rows", () => MinMaxScaler.Fit<double>([1, 2, 3, value], 2));
    }

    [Fact]
    public void WhatCannotBeScaledIsNotFitted()
    {
        Assert.Throws<ArgumentException>("rows", () => StandardScaler.Fit<double>([], 2));
        Assert.Throws<ArgumentException>("rows", () => StandardScaler.Fit<double>([1, 2, 3], 2));
        Assert.Throws<ArgumentOutOfRangeException>("inputSize", () => StandardScaler.Fit<double>([1], 0));
        Assert.Throws<ArgumentException>("rows", () => MinMaxScaler.Fit<double>([], 2));
        Assert.Throws<ArgumentOutOfRangeException>("upper", () => MinMaxScaler.Fit<double>([1], 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("upper", () => MinMaxScaler.Fit<double>([1], 1, 0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("lower", () => MinMaxScaler.Fit<double>([1], 1, double.NegativeInfinity));
        // Finite values, infinite squares or spreads.
        ArgumentException error = Assert.Throws<ArgumentException>("rows", () => StandardScaler.Fit<double>([0, 1e200, 0, -1e200], 2));
        Assert.Contains("column 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("rows", () => StandardScaler.Fit<double>([1.5e308, 1.5e308], 1));
        Assert.Throws<ArgumentException>("rows", () => MinMaxScaler.Fit<double>([-1.5e308, 1.5e308], 1));
    }
}
