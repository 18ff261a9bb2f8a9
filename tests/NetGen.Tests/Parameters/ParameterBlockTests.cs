using System.Runtime.CompilerServices;

namespace NetGen.Tests.Parameters;

public sealed unsafe class ParameterBlockTests
{
    // Two inputs, three units, one unit: rows padded to 16 floats.
    private static readonly ParameterLayout Layout = new(
        [
            new ParameterTensor("layer1.weight", 2, 3, 0, 16),
            new ParameterTensor("layer1.bias", 1, 3, 32, 16),
            new ParameterTensor("layer2.weight", 3, 1, 48, 16),
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
        Assert.Throws<ArgumentException>("tensors", () => new ParameterLayout([new ParameterTensor("layer1.weight", 2, 3, 0, 16)], 18));

    [Fact]
    public void ABiasIsAVectorAndAWeightOfOneInputIsNot()
    {
        Assert.Equal([3], new ParameterTensor("layer1.bias", 1, 3, 0, 16).Shape);
        Assert.Equal([1, 3], new ParameterTensor("layer1.weight", 1, 3, 0, 16).Shape);
        Assert.Equal("layer1", new ParameterTensor("layer1.weight", 1, 3, 0, 16).LayerName);
    }

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
}
