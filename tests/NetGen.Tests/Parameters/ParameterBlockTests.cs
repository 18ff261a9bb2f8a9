using System.Runtime.CompilerServices;

namespace NetGen.Tests.Parameters;

public sealed unsafe class ParameterBlockTests
{
    // Two inputs, three units, one unit: rows padded to 16 floats.
    private static readonly ParameterLayout Layout = new(
        [
            Weight("layer1", [2, 3], 0),
            new ParameterTensor("layer1", "bias", [3], 32, 16, ParameterKind.Bias, Initializer.Zeros, 2, 3),
            Weight("layer2", [3, 1], 48),
        ],
        96);

    [Fact]
    public void StandsAtACacheLineAndStaysThere()
    {
        for (int i = 0; i < 50; i++)
        {
            var block = new ParameterBlock<float>(Layout);
            nint address = (nint)Unsafe.AsPointer(ref block.Values[0]);
            Assert.Equal(0, address % 64);
            GC.Collect(0);
            Assert.Equal(address, (nint)Unsafe.AsPointer(ref block.Values[0]));
        }
    }

    [Fact]
    public void StartsZeroed() => Assert.All(new ParameterBlock<double>(Layout).Values.ToArray(), value => Assert.Equal(0, value));

    [Fact]
    public void CountsWithoutPadding()
    {
        Assert.Equal(6 + 3 + 3, Layout.Count);
        Assert.Equal(96, new ParameterBlock<float>(Layout).Values.Length);
    }

    [Fact]
    public void LogicalOrderIsLayerByLayerRowByRow()
    {
        var block = new ParameterBlock<float>(Layout);
        block.Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        Assert.Equal([1, 2, 3, 0], block.Values[..4].ToArray());
        Assert.Equal([4, 5, 6, 0], block.Values[16..20].ToArray());
        Assert.Equal([7, 8, 9, 0], block.Values[32..36].ToArray());
        Assert.Equal([10f, 11f, 12f], [block.Values[48], block.Values[64], block.Values[80]]);
        Assert.Equal(12, block.Values.ToArray().Count(value => value != 0));
        float[] back = new float[12];
        block.CopyTo(back);
        Assert.Equal(Enumerable.Range(1, 12).Select(i => (float)i), back);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(13)]
    public void RefusesWrongLengths(int length)
    {
        var block = new ParameterBlock<float>(Layout);
        ArgumentException set = Assert.Throws<ArgumentException>("source", () => block.Set(new float[length]));
        Assert.Contains("Expected 12 values", set.Message, StringComparison.Ordinal);
        Assert.Contains($"got {length}", set.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("destination", () => block.CopyTo(new float[length]));
    }

    [Fact]
    public void RefusesTensorsBeyondTheEnd() =>
        Assert.Throws<ArgumentException>("tensors", () => new ParameterLayout([Weight("layer1", [2, 3], 0)], 18));

    [Fact]
    public void ATensorKnowsItsShapeAndItsRows()
    {
        ParameterTensor kernel = Weight("conv", [5, 5, 3, 8], 0);
        Assert.Equal([5, 5, 3, 8], kernel.Shape);
        Assert.Equal((75, 8, 600, "conv", "weight", "conv.weight"), (kernel.Rows, kernel.Columns, kernel.Count, kernel.LayerName, kernel.OwnName, kernel.Name));
        Assert.Equal((1, 3), (Layout.Tensors[1].Rows, Layout.Tensors[1].Columns));
        Assert.Equal([3], Layout.Tensors[1].Shape);
    }

    [Fact]
    public void TensorsAreEqualWhenAllIsThatIsSaidOfThem()
    {
        Assert.Equal(Weight("layer1", [2, 3], 0), Layout.Tensors[0]);
        Assert.Equal(Weight("layer1", [2, 3], 0).GetHashCode(), Layout.Tensors[0].GetHashCode());
        Assert.NotEqual(Weight("layer1", [3, 2], 0), Layout.Tensors[0]);
        Assert.NotEqual(Weight("layer1", [2, 3], 0) with { Initializer = Initializer.HeNormal }, Layout.Tensors[0]);
    }

    [Theory]
    [InlineData()]
    [InlineData(3, 0)]
    [InlineData(-1)]
    public void ShapesOfNothingAreRefused(params int[] shape) => Assert.Throws<ArgumentException>(nameof(shape), () => Weight("layer1", shape, 0));

    [Fact]
    public void ScratchGrowsOnceAndIsAligned()
    {
        var workspace = new Workspace<double>(Layout);
        Assert.Equal(96, workspace.Gradient.Length);
        Assert.Equal(0, (nint)Unsafe.AsPointer(ref workspace.Gradient[0]) % 64);
        Assert.Equal(0, (nint)Unsafe.AsPointer(ref workspace.Scratch(100)[0]) % 64);
        Behaviour.AllocationTests.AssertNothing(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool same = Unsafe.AreSame(ref workspace.Scratch(100)[0], ref workspace.Scratch(7)[0]);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(same);
            return allocated;
        });
        Assert.Equal(200, workspace.Scratch(200).Length);
        Assert.Equal(7, workspace.Scratch(7).Length);
    }

    private static ParameterTensor Weight(string layer, ReadOnlySpan<int> shape, int offset) =>
        new(layer, "weight", shape, offset, 16, ParameterKind.Weight, Initializer.GlorotUniform, 2, 3);
}
