using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Rows in a random order, as far as a buffer of bounded size can: it hands out any of the rows it holds, and takes in the next one in its place. As large
/// as the data it makes every order as likely as any other: it is then the shuffle of Fisher and Yates.
/// </summary>
internal sealed class ShuffleBuffer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CheckedSource<T> _source;
    private readonly Mt19937 _random;
    private readonly T[] _inputs;
    private readonly T[] _targets;
    private readonly T[] _nextInputs;
    private readonly T[] _nextTargets;
    private int _held;

    /// <summary>Takes all memory.</summary>
    /// <param name="source">What is shuffled.</param>
    /// <param name="random">What decides.</param>
    /// <param name="rows">Rows that are held at a time; at least 1.</param>
    /// <param name="batchSize">The most rows that are handed out at a time.</param>
    public ShuffleBuffer(CheckedSource<T> source, Mt19937 random, int rows, int batchSize)
    {
        (_source, _random) = (source, random);
        _inputs = new T[rows * source.InputSize];
        _targets = new T[rows * source.OutputSize];
        _nextInputs = new T[checked(batchSize * source.InputSize)];
        _nextTargets = new T[checked(batchSize * source.OutputSize)];
    }

    /// <summary>Begins an epoch: fills up.</summary>
    public void Begin()
    {
        _source.Restart();
        _held = _source.Fill(_inputs, _targets);
    }

    /// <summary>Hands out the next rows.</summary>
    /// <returns>How many; fewer than there is room for only at the end.</returns>
    public int Take(Span<T> inputs, Span<T> targets)
    {
        int wanted = Math.Min(inputs.Length / _source.InputSize, _held);
        int next = _source.Fill(_nextInputs.AsSpan(0, wanted * _source.InputSize), _nextTargets.AsSpan(0, wanted * _source.OutputSize));
        // Without a next row the place is taken by the last one held.
        for (int i = 0; i < wanted; i++)
        {
            int drawn = _held > 1 ? (int)(_random.NextDouble() * _held) : 0;
            bool more = i < next;
            if (!more) _held--;
            Exchange(inputs, _inputs, _nextInputs, _source.InputSize, i, drawn, more);
            Exchange(targets, _targets, _nextTargets, _source.OutputSize, i, drawn, more);
        }

        return wanted;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Exchange(Span<T> taken, T[] held, T[] next, int size, int row, int drawn, bool more)
    {
        Span<T> place = held.AsSpan(drawn * size, size);
        place.CopyTo(taken.Slice(row * size, size));
        (more ? next.AsSpan(row * size, size) : held.AsSpan(_held * size, size)).CopyTo(place);
    }
}
