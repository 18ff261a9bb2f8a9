using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training.Streaming;

public sealed class ShuffleBufferTests
{
    private const int Count = 57;

    /// <summary>The order of datasets, which is checked against NumPy elsewhere, from its other end.</summary>
    [Fact]
    public void As_large_as_the_data_it_is_the_shuffle_of_datasets_from_behind()
    {
        foreach (int size in (int[])[Count, Count + 1, 1000])
        {
            foreach (int batch in (int[])[1, 7, Count, 100])
            {
                StreamBatches<double> batches = Batches(size, batch, seed: 3);
                var order = new EpochOrder(Count, new Mt19937(3), ahead: false);
                for (int epoch = 0; epoch < 3; epoch++)
                {
                    order.Begin();
                    Assert.Equal(order.Rows.ToArray().Reverse(), Epoch(batches));
                }
            }
        }
    }

    [Fact]
    public void Every_row_comes_once_an_epoch_and_not_before_the_buffer_has_reached_it()
    {
        foreach (int size in (int[])[1, 2, 5, 20, 56])
        {
            foreach (int batch in (int[])[1, 3, 10, 64])
            {
                StreamBatches<double> batches = Batches(size, batch, seed: 1);
                int[] first = Epoch(batches), second = Epoch(batches);
                Assert.Equal(Enumerable.Range(0, Count), first.Order());
                Assert.Equal(Enumerable.Range(0, Count), second.Order());
                for (int place = 0; place < Count; place++) Assert.True(first[place] < size + place);
                if (size == 1) Assert.Equal(Enumerable.Range(0, Count), first);
                else Assert.NotEqual(first, second);
                // How many rows are asked for at a time changes nothing.
                Assert.Equal(first, Epoch(Batches(size, 4, seed: 1)));
                if (size > 2) Assert.NotEqual(first, Epoch(Batches(size, batch, seed: 2)));
            }
        }
    }

    [Fact]
    public void Rows_stay_whole()
    {
        Dataset<double> data = Data();
        StreamBatches<double> batches = Batches(10, 8, seed: 1);
        batches.BeginEpoch();
        while (batches.Next() is > 0 and int rows)
        {
            for (int row = 0; row < rows; row++)
            {
                int number = (int)batches.Targets[row];
                Assert.Equal(data.Inputs.Span.Slice(2 * number, 2), batches.Inputs.Slice(2 * row, 2));
            }
        }

        Assert.Equal(Count, batches.Examples);
    }

    private static int[] Epoch(StreamBatches<double> batches)
    {
        var rows = new List<int>();
        batches.BeginEpoch();
        while (batches.Next() > 0) rows.AddRange(batches.Targets.ToArray().Select(target => (int)target));
        Assert.Equal(0, batches.Next());
        return [.. rows];
    }

    /// <summary>Every row's target is its number.</summary>
    private static Dataset<double> Data() => new(
        2, 1, Examples.Line(Count).Inputs, Enumerable.Range(0, Count).Select(row => (double)row).ToArray());

    private static StreamBatches<double> Batches(int buffer, int batch, int seed)
    {
        var source = new ListSource<double>(Data(), atOnce: 6, knowsCount: batch % 2 == 0);
        var options = new FitOptions { BatchSize = batch, ShuffleBuffer = buffer, Seed = seed };
        return new StreamBatches<double>(new CheckedSource<double>(source, Regression.Description, "source"), options);
    }
}
