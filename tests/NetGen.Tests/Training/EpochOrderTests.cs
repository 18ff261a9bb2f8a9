namespace NetGen.Tests.Training;

/// <summary>Orders made at once, and a little at a time.</summary>
public sealed class EpochOrderTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(23, 6)]
    [InlineData(1000, 7)]
    public void Made_ahead_or_at_once_orders_are_the_same(int rows, int parts)
    {
        EpochOrder atOnce = new(rows, new Mt19937(3), ahead: false), ahead = new(rows, new Mt19937(3), ahead: true);
        for (int epoch = 0; epoch < 4; epoch++)
        {
            atOnce.Begin();
            ahead.Begin();
            int[] running = ahead.Rows.ToArray();
            Assert.Equal(atOnce.Rows.ToArray(), running);
            Assert.Equal(Enumerable.Range(0, rows), running.Order());
            for (int part = 0; part < parts - epoch; part++) ahead.Prepare(parts);
            Assert.Equal(running, ahead.Rows.ToArray());
        }
    }

    /// <summary>As many shares as there are parts draw all random numbers of the next order: the beginning of the epoch draws none.</summary>
    [Theory]
    [InlineData(23, 6)]
    [InlineData(1000, 7)]
    public void Nothing_is_left_for_the_beginning_of_an_epoch(int rows, int parts)
    {
        Mt19937 random = new(3), expected = new(3);
        var order = new EpochOrder(rows, random, ahead: true);
        order.Begin();
        for (int part = 0; part < parts; part++) order.Prepare(parts);
        for (int drawn = 0; drawn < 2 * (rows - 1); drawn++) expected.NextDouble();
        Assert.Equal(expected.NextDouble(), random.NextDouble());
    }
}
