using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Hands out the first rows of a dataset batch by batch, in their own order or shuffled anew for every epoch; or what a stream brings.</summary>
internal sealed class BatchSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A stream has no dataset.
    private readonly Dataset<T> _data = null!;
    private readonly StreamBatches<T>? _stream;
    private readonly double _weight;
    private readonly int _batchSize;
    private readonly EpochOrder? _order;
    private readonly T[] _inputs = [];
    private readonly T[] _targets = [];
    private readonly T[] _weights = [];

    /// <summary>Prepares all memory that is needed.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="rows">How many of them to use.</param>
    /// <param name="batchSize">Examples per batch; the last batch may be shorter.</param>
    /// <param name="random">What shuffles; null to keep the order.</param>
    /// <param name="ahead">Whether <see cref="Prepare"/> will be called.</param>
    public BatchSource(Dataset<T> data, int rows, int batchSize, Mt19937? random, bool ahead = false)
    {
        _data = data;
        _weight = data.WeightOf(rows);
        Rows = rows;
        _batchSize = Math.Min(batchSize, rows);
        Batches = (rows - 1) / _batchSize + 1;
        // Without a shuffle, batches are handed out where they lie.
        if (random is null) return;
        _order = new EpochOrder(rows, random, ahead);
        _inputs = new T[checked(_batchSize * data.InputSize)];
        _targets = new T[checked(_batchSize * data.OutputSize)];
        _weights = new T[data.HasWeights ? _batchSize : 0];
    }

    /// <summary>Hands out what a stream brings, in its order.</summary>
    public BatchSource(StreamBatches<T> stream)
    {
        _stream = stream;
        Batches = stream.Batches;
    }

    /// <summary>Batches per epoch; the largest number when a stream does not know.</summary>
    public int Batches { get; }

    /// <summary>How many rows of the dataset are used; 0 with a stream.</summary>
    public int Rows { get; }

    /// <summary>What all examples of an epoch count together, once the epoch is over.</summary>
    public double Weight => _stream is null ? _weight : _stream.Examples;

    /// <summary>Begins an epoch with an order of its own.</summary>
    public void BeginEpoch()
    {
        _order?.Begin();
        _stream?.BeginEpoch();
    }

    /// <summary>Passes over epochs that were done before; before the first one is begun.</summary>
    public void Skip(int epochs) => _order?.Skip(epochs);

    /// <summary>Does a batch's share of the work that the next <see cref="BeginEpoch"/> would have.</summary>
    public void Prepare() => _order?.Prepare(Batches);

    /// <summary>A batch of the epoch; valid until the next call. Empty behind the last one of a stream that did not know.</summary>
    /// <param name="batch">From 0 to <see cref="Batches"/> - 1; with a stream always the next one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Batch<T> Get(int batch)
    {
        if (_stream is not null) return new Batch<T>(_stream.Next(), _stream.Inputs, _stream.Targets, default);
        int first = batch * _batchSize, count = Math.Min(_batchSize, Rows - first);
        return new Batch<T>(
            count,
            Gather(_data.Inputs.Span, _data.InputSize, first, count, _inputs),
            Gather(_data.Targets.Span, _data.OutputSize, first, count, _targets),
            _data.HasWeights ? Gather(_data.Weights.Span, 1, first, count, _weights) : default);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<T> Gather(ReadOnlySpan<T> all, int size, int first, int count, T[] gathered)
    {
        if (_order is null) return all.Slice(first * size, count * size);
        ReadOnlySpan<int> rows = _order.Rows.Slice(first, count);
        for (int i = 0; i < rows.Length; i++)
            all.Slice(rows[i] * size, size).CopyTo(gathered.AsSpan(i * size, size));
        return gathered.AsSpan(0, count * size);
    }
}
