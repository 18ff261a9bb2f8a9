namespace NetGen.Tests.Behaviour;

/// <summary>Batches of wide networks rent memory for many rows at a time, where the stack would hold a few.</summary>
public sealed class RentedMemoryTests
{
    private const int Rows = 300;

    private readonly RentedInBlocks _network = new();
    private readonly float[] _inputs = [.. Enumerable.Range(0, Rows * RentedInBlocks.InputSize).Select(i => MathF.Sin(i))];

    /// <summary>Of 16 rows and of 3, which the stack holds; of 129, the last of which would be alone in a block.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(129)]
    public void Outputs_do_not_depend_on_where_rows_lie(int rows)
    {
        float[] expected = new float[Rows], actual = new float[Rows];
        _network.PredictBatch(_inputs, expected);
        for (int row = 0; row < Rows; row += rows)
        {
            int count = Math.Min(rows, Rows - row);
            _network.PredictBatch(_inputs.AsSpan(row * RentedInBlocks.InputSize, count * RentedInBlocks.InputSize), actual.AsSpan(row, count));
        }
        Assert.Equal(expected, actual);
        Assert.NotEqual(expected[0], expected[1]);
    }

    /// <summary>What has been rented once is there for the next batch.</summary>
    [Fact]
    public void Later_batches_allocate_nothing()
    {
        float[] outputs = new float[Rows];
        Assert.InRange(Allocated(), 0, 16 * 1024 * 1024);
        Assert.Equal(0, Enumerable.Range(0, 3).Min(_ => Allocated()));

        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            _network.PredictBatch(_inputs, outputs);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
