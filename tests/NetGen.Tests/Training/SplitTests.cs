namespace NetGen.Tests.Training;

public sealed class SplitTests
{
    /// <summary>Rows that know their number, of classes that are not equally frequent.</summary>
    internal static Dataset<double> Numbered(int count, int classes, int seed)
    {
        var random = new Mt19937(seed);
        int[] labels = [.. Enumerable.Range(0, count).Select(_ => (int)(random.NextDouble() * random.NextDouble() * classes))];
        return Dataset<double>.FromClasses(2, classes, Enumerable.Range(0, 2 * count).Select(i => i / 2 + (i % 2 == 0 ? 0 : 0.5)).ToArray(), labels);
    }

    internal static int[] Numbers(Dataset<double> data) => [.. Enumerable.Range(0, data.Count).Select(row => (int)data.Inputs.Span[row * data.InputSize])];

    internal static int[] Classes(Dataset<double> data) =>
        [.. Enumerable.Range(0, data.Count).Select(row => Classification.ArgMax(data.Targets.Span.Slice(row * data.OutputSize, data.OutputSize)))];

    [Fact]
    public void PartsAreDisjointCompleteAndInProportion()
    {
        var random = new Mt19937(5);
        for (int seed = 0; seed < 300; seed++)
        {
            (int count, int classes, bool stratified) = (2 + (int)(random.NextDouble() * 100), 2 + seed % 6, seed % 3 > 0);
            double fraction = 0.5 + 0.49 * (2 * random.NextDouble() - 1);
            if (fraction * count < 1) continue;
            Dataset<double> data = Numbered(count, classes, seed);
            (Dataset<double> training, Dataset<double> held) = data.Split(fraction, seed, stratified);

            Assert.Equal((int)(fraction * count), held.Count);
            Assert.Equal(Enumerable.Range(0, count), Numbers(training).Concat(Numbers(held)).Order());
            foreach (Dataset<double> part in (Dataset<double>[])[training, held])
            {
                Assert.Equal(Numbers(part).Order(), Numbers(part));
                // Whole rows, targets with them.
                Assert.All(Enumerable.Range(0, part.Count), row => Assert.Equal(part.Inputs.Span[2 * row] + 0.5, part.Inputs.Span[2 * row + 1]));
                Assert.Equal(Numbers(part).Select(row => Classes(data)[row]), Classes(part));
            }

            for (int one = 0; stratified && one < classes; one++)
            {
                double share = fraction * Classes(data).Count(label => label == one);
                Assert.InRange(Classes(held).Count(label => label == one), Math.Floor(share), Math.Ceiling(share));
            }
        }
    }

    [Theory]
    [InlineData(0.5, 3, new[] { 3, 3 }, new[] { 2, 1 })]
    [InlineData(0.25, 5, new[] { 10, 7, 3 }, new[] { 2, 2, 1 })]
    [InlineData(0.1, 3, new[] { 4, 9, 9, 8 }, new[] { 0, 1, 1, 1 })]
    [InlineData(0.29, 58, new[] { 100, 100 }, new[] { 29, 29 })]
    [InlineData(0.2, 1, new[] { 0, 5 }, new[] { 0, 1 })]
    public void TheLargestRemainderGetsTheRest(double fraction, int total, int[] counts, int[] expected) =>
        Assert.Equal(expected, Strata.Shares(counts, fraction, total));

    [Fact]
    public void SeedsDecide()
    {
        Dataset<double> data = Numbered(50, 3, 1);
        Assert.Equal(Numbers(data.Split(0.4).HeldBack), Numbers(data.Split(0.4, seed: 1).HeldBack));
        Assert.NotEqual(Numbers(data.Split(0.4).HeldBack), Numbers(data.Split(0.4, seed: 2).HeldBack));
        // Every row has its chance.
        Assert.Equal(50, Enumerable.Range(0, 60).SelectMany(seed => Numbers(data.Split(0.4, seed, stratified: true).HeldBack)).Distinct().Count());
    }

    [Fact]
    public void ASingleTargetIsTwoClasses()
    {
        var data = new Dataset<float>(1, 1, new float[20], (float[])[.. Enumerable.Range(0, 20).Select(i => i < 10 ? 0f : 1f)]);
        (Dataset<float> training, Dataset<float> held) = data.Split(0.3, stratified: true);
        Assert.Equal((7, 3), (training.Targets.ToArray().Count(target => target == 1), held.Targets.ToArray().Count(target => target == 1)));
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    public void StratificationNeedsClasses(double first, double second)
    {
        var data = new Dataset<double>(1, 2, new double[2], (double[])[1, 0, first, second]);
        ArgumentException error = Assert.Throws<ArgumentException>("stratified", () => data.Split(0.5, stratified: true));
        Assert.Contains("row 1 has none", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, data.Split(0.5).HeldBack.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void FractionsLeaveSomethingOnBothSides(double share)
    {
        Dataset<double> data = Numbered(10, 2, 1);
        Assert.Throws<ArgumentOutOfRangeException>("fraction", () => data.Split(share));
        ArgumentException error = Assert.Throws<ArgumentException>("fraction", () => data.Split(0.09));
        Assert.Contains("The fraction 0.09 of 10 examples is less than one.", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, 9), (data.Split(0.999).Training.Count, data.Split(0.999).HeldBack.Count));
    }

    [Fact]
    public void SubsetsTakeRowsInAnyOrder()
    {
        Dataset<double> data = Numbered(10, 3, 1), some = data.Subset([7, 0, 7]);
        Assert.Equal([7, 0, 7], Numbers(some));
        Assert.Equal([Classes(data)[7], Classes(data)[0], Classes(data)[7]], Classes(some));
        Assert.Throws<ArgumentException>("rows", () => data.Subset([]));
        foreach (int row in (int[])[-1, 10])
        {
            ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("rows", () => data.Subset([0, row]));
            Assert.Contains($"Rows must be from 0 to 9, but is {row} at 1.", error.Message, StringComparison.Ordinal);
        }
    }
}
