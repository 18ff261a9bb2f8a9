namespace NetGen.Tests.Training.QuasiNewton;

public sealed class DoubleVectorsTests
{
    [Fact]
    public void Every_length_against_plain_loops()
    {
        var random = new Mt19937(5);
        for (int length = 0; length < 70; length++)
        {
            double[] a = [.. Enumerable.Range(0, length).Select(_ => random.NextNormal())], b = [.. a.Select(_ => random.NextNormal())];
            double expected = a.Zip(b, (x, y) => x * y).Sum();
            Assert.Equal(expected, DoubleVectors.Dot(a, b), 1e-12);

            double[] sum = [.. a];
            DoubleVectors.AddScaled(sum, 0.75, b);
            Assert.Equal(a.Zip(b, (x, y) => x + 0.75 * y), sum);
            double[] combined = [.. Enumerable.Repeat(double.NaN, length)];
            DoubleVectors.Combine(combined, a, -2, b);
            Assert.Equal(a.Zip(b, (x, y) => x - 2 * y), combined);
            DoubleVectors.Scale(sum, 3);
            Assert.Equal(a.Zip(b, (x, y) => 3 * (x + 0.75 * y)), sum);
            Assert.Equal(a.Select(Math.Abs).DefaultIfEmpty(0).Max(), DoubleVectors.LargestMagnitude(a));
        }
    }

    [Fact]
    public void What_is_not_a_number_is_the_largest_of_all()
    {
        foreach (int at in (int[])[0, 7, 15])
        {
            double[] values = [.. Enumerable.Range(0, 16).Select(i => i == at ? double.NaN : double.PositiveInfinity)];
            Assert.Equal(double.NaN, DoubleVectors.LargestMagnitude(values));
        }
    }

    [Fact]
    public void Lengths_must_not_be_too_short()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DoubleVectors.Dot(new double[3], new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DoubleVectors.Combine(new double[3], new double[3], 1, new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DoubleVectors.Combine(new double[3], new double[2], 1, new double[3]));
    }
}
