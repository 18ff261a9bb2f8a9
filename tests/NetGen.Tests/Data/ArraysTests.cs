using static NetGen.Tests.Data.ObjectsTests;

namespace NetGen.Tests.Data;

/// <summary>Datasets of arrays, whatever they are arrays of, also of those that stand between brackets in the call.</summary>
public sealed class ArraysTests
{
    [Fact]
    public void NumbersBetweenBracketsAreArrays()
    {
        var data = new Dataset<float>(2, 1, [0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);
        Assert.Equal((4, 2, 1), (data.Count, data.InputSize, data.OutputSize));
        Assert.Equal([0f, 0, 0, 1, 1, 0, 1, 1], data.Inputs.ToArray());
        Assert.Equal([0.5, 0.25], new Dataset<double>(1, 2, [1], [0.5, 0.25]).Targets.ToArray());
        Assert.Equal([0, 0, 1, 1, 0, 0], Dataset<float>.FromClasses(1, 3, [5, 6.5f], [2, 0]).Targets.ToArray());
        Assert.Equal([0, 0, 1, 1, 0, 0], Dataset<double>.FromClasses(inputSize: 1, classes: 3, inputs: [5, 6.5], labels: [2, 0]).Targets.ToArray());
    }

    [Fact]
    public void ArraysAndMemoryAreNotCopied()
    {
        float[] inputs = [1, 2], targets = [3, 4];
        foreach (Dataset<float> data in (Dataset<float>[])[
            new Dataset<float>(1, 1, inputs, targets), new Dataset<float>(1, 1, inputs.AsMemory(), targets), new Dataset<float>(1, 1, inputs, [3, 4]),
            new Dataset<float>(1, 1, (ReadOnlyMemory<float>)inputs, targets.AsMemory()), Dataset<float>.FromClasses(1, 2, inputs, [0, 1])])
        {
            Assert.True(data.Inputs.Span == inputs.AsSpan());
        }

        Assert.Throws<ArgumentException>("inputs", () => new Dataset<float>(1, 1, [], []));
        Assert.Throws<ArgumentException>("targets", () => new Dataset<float>(1, 1, [1, 2], [1]));
    }

    [Fact]
    public void RowsMayBeOfTheTypeOrDoubles()
    {
        double[][] doubles = [[0, 0.5], [1, 1.5], [2, 2.5]], doubleTargets = [[1], [2], [3]];
        float[][] floats = [[0, 0.5f], [1, 1.5f], [2, 2.5f]], floatTargets = [[1], [2], [3]];
        Dataset<float>[] all =
        [
            Dataset<float>.From(doubles, doubleTargets), Dataset<float>.From(floats, floatTargets), Dataset<float>.From([.. doubles], new List<double[]>(doubleTargets)),
            Dataset<float>.From(doubles, [1.0, 2, 3]), Dataset<float>.From(doubles, [1, 2, 3]), Dataset<float>.From(floats, [1, 2, 3]), Dataset<float>.From(floats, (float[])[1, 2, 3]),
            Dataset<float>.From([[0, 0.5], [1, 1.5], [2, 2.5]], [[1], [2], [3]]), Dataset<float>.From([[0, 0.5f], [1, 1.5f], [2, 2.5f]], [1, 2, 3]),
            Dataset<float>.From(new[,] { { 0, 0.5 }, { 1, 1.5 }, { 2, 2.5 } }, new double[,] { { 1 }, { 2 }, { 3 } }),
            Dataset<float>.From(new[,] { { 0, 0.5f }, { 1, 1.5f }, { 2, 2.5f } }, new float[,] { { 1 }, { 2 }, { 3 } }),
        ];
        foreach (Dataset<float> data in all)
        {
            Assert.Equal((3, 2, 1), (data.Count, data.InputSize, data.OutputSize));
            Assert.Equal([0, 0.5f, 1, 1.5f, 2, 2.5f], data.Inputs.ToArray());
            Assert.Equal([1f, 2, 3], data.Targets.ToArray());
        }

        // Where the two are the same there is still one to be called.
        Assert.Equal([1, 2, 3], Dataset<double>.From(doubles, doubleTargets).Targets.ToArray());
        Assert.Equal([1, 2, 3], Dataset<double>.From(doubles, [1, 2, 3]).Targets.ToArray());
        Assert.Equal([1, 2, 3], Dataset<double>.From([[1], [2], [3]], [[1], [2], [3]]).Inputs.ToArray());
        Assert.Equal([4, 5], Dataset<double>.From(new double[,] { { 4, 5 } }, new double[,] { { 4 } }).Inputs.ToArray());
        Assert.Equal([0f, 0, 0, 1], Dataset<float>.From([[0, 0], [0, 1]], [[0], [1]]).Inputs.ToArray());
    }

    [Fact]
    public void RowsMayHaveClasses()
    {
        double[][] doubles = [[5, 6], [7, 8]];
        float[][] floats = [[5, 6], [7, 8]];
        foreach (Dataset<float> data in (Dataset<float>[])[
            Dataset<float>.FromClasses(3, doubles, [2, 0]), Dataset<float>.FromClasses(3, floats, (int[])[2, 0]), Dataset<float>.FromClasses(3, [[5, 6], [7, 8]], [2, 0]),
            Dataset<float>.FromClasses(classes: 3, inputs: new List<double[]>(doubles), labels: new List<int> { 2, 0 })])
        {
            Assert.Equal([5f, 6, 7, 8], data.Inputs.ToArray());
            Assert.Equal([0, 0, 1, 1, 0, 0], data.Targets.ToArray());
        }

        Assert.Equal(2, Dataset<double>.FromClasses(3, doubles, [2, 0]).Count);
        Refused("labels", "Expected 2 labels, one for every row of inputs, but got 1.", () => Dataset<float>.FromClasses(3, doubles, [2]));
        Refused("labels", "The label in row 1 must be from 0 to 2, but is 3.", () => Dataset<float>.FromClasses(3, doubles, [2, 3]));
        Refused("inputs", "at least 1 example", () => Dataset<float>.FromClasses(3, Array.Empty<double[]>(), []));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => Dataset<float>.FromClasses(0, doubles, [0, 0]));
        Assert.Throws<ArgumentNullException>("labels", () => Dataset<float>.FromClasses(3, doubles, null!));
    }

    [Fact]
    public void RowsAreCheckedWithTheirNumber()
    {
        double[][] good = [[1, 2], [3, 4]];
        Refused("inputs", "Expected 2 inputs in every row, as in row 0, but row 1 has 1.", () => Dataset<float>.From([[1, 2], [3]], [1, 2]));
        Refused("targets", "Expected 1 targets in every row, as in row 0, but row 1 has 2.", () => Dataset<float>.From(good, [[1], [2, 3]]));
        Refused("targets", "Expected 2 rows of targets, one for every row of inputs, but got 3.", () => Dataset<float>.From(good, [1, 2, 3]));
        Refused("targets", "Expected 2 rows of targets, one for every row of inputs, but got 0.", () => Dataset<float>.From(good, Array.Empty<double>()));
        Refused("inputs", "Row 1 is null", () => Dataset<double>.From((double[][])[[1], null!], [1, 2]));
        Refused("inputs", "Row 0 has no inputs", () => Dataset<double>.From(new double[2, 0], new double[2, 1]));
        Refused("inputs", "at least 1 example, but got 0", () => Dataset<float>.From(new float[0, 2], new float[0, 1]));
        Refused("inputs", "row 1, column 0 is NaN.", () => Dataset<float>.From([[1f], [float.NaN]], [1f, 2]));
        Refused("targets", "row 1, column 0 is 1E+39, which a float cannot hold.", () => Dataset<float>.From(good, [1, 1e39]));
        Assert.Throws<ArgumentNullException>("inputs", () => Dataset<float>.From((double[][])null!, good));
        Assert.Throws<ArgumentNullException>("targets", () => Dataset<float>.From(good, (double[])null!));
    }
}
