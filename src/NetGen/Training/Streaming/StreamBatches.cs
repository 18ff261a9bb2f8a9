using System.Numerics;

namespace NetGen;

/// <summary>Batches of a source, in its own order or shuffled; a few of them are in memory at a time.</summary>
internal sealed class StreamBatches<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CheckedSource<T> _source;
    private readonly ShuffleBuffer<T>? _shuffle;
    private readonly T[] _inputs;
    private readonly T[] _targets;
    private int _count;

    /// <summary>Takes all memory.</summary>
    /// <exception cref="ArgumentException">The shuffle buffer is too large.</exception>
    public StreamBatches(CheckedSource<T> source, FitOptions options)
    {
        _source = source;
        int batchSize = (int)Math.Min(options.BatchSize, source.Count ?? options.BatchSize);
        if (options.Shuffle)
        {
            int rows = (int)Math.Min(options.ShuffleBuffer, source.Count ?? options.ShuffleBuffer);
            long values = (long)rows * Math.Max(source.InputSize, source.OutputSize);
            if (values > Array.MaxLength)
                throw new ArgumentException(
                    FormattableString.Invariant($"A ShuffleBuffer of {rows} examples is more than memory can hold in one piece: {values} values."), nameof(options));
            _shuffle = new ShuffleBuffer<T>(source, new Mt19937(options.Seed), rows, batchSize);
        }

        _inputs = new T[checked(batchSize * source.InputSize)];
        _targets = new T[checked(batchSize * source.OutputSize)];
        // An end that nobody knows is found by getting there.
        Batches = source.Count is { } count ? (int)Math.Min((count - 1) / batchSize + 1, int.MaxValue) : int.MaxValue;
    }

    /// <summary>Batches of an epoch; the largest number when that is not known.</summary>
    public int Batches { get; }

    /// <summary>Examples handed out since the epoch began.</summary>
    public long Examples { get; private set; }

    /// <summary>The batch's inputs, rows back to back.</summary>
    public ReadOnlySpan<T> Inputs => _inputs.AsSpan(0, _count * _source.InputSize);

    /// <summary>The batch's targets, rows back to back.</summary>
    public ReadOnlySpan<T> Targets => _targets.AsSpan(0, _count * _source.OutputSize);

    /// <summary>Begins an epoch.</summary>
    public void BeginEpoch()
    {
        Examples = 0;
        if (_shuffle is null) _source.Restart();
        else _shuffle.Begin();
    }

    /// <summary>Goes to the next batch.</summary>
    /// <returns>Its number of examples; 0 at the end.</returns>
    public int Next()
    {
        _count = _shuffle is null ? _source.Fill(_inputs, _targets) : _shuffle.Take(_inputs, _targets);
        Examples += _count;
        return _count;
    }
}
