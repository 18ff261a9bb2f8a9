using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// The order in which an epoch goes over the rows: the identity, shuffled from the top by Fisher and Yates, with one random stream for all epochs.
/// It may be made while the epoch before is still running, a little at a time, which gives the same orders.
/// </summary>
internal sealed class EpochOrder
{
    private readonly Mt19937 _random;
    private int[] _current;
    private int[]? _next;
    private long _done;

    /// <summary>Takes the memory.</summary>
    /// <param name="rows">How many rows; at least 1.</param>
    /// <param name="random">What shuffles.</param>
    /// <param name="ahead">Whether the next order is to be made during an epoch, which takes as much memory again.</param>
    public EpochOrder(int rows, Mt19937 random, bool ahead)
    {
        _random = random;
        _current = new int[rows];
        _next = ahead ? new int[rows] : null;
    }

    /// <summary>The rows of the epoch, in their order.</summary>
    public ReadOnlySpan<int> Rows => _current;

    /// <summary>Writing the identity, and all swaps.</summary>
    private long Work => 2L * _current.Length - 1;

    /// <summary>Begins an epoch: finishes its order and makes it the current one.</summary>
    public void Begin()
    {
        Advance(_next ?? _current, Work);
        if (_next is not null) (_current, _next) = (_next, _current);
        _done = 0;
    }

    /// <summary>Passes over the orders of some epochs: the random stream stands behind them. Before the first one is begun.</summary>
    public void Skip(int epochs)
    {
        // An order takes a number for each swap.
        for (long draws = (long)epochs * (_current.Length - 1); draws > 0; draws--) _random.NextDouble();
    }

    /// <summary>Does a share of the work on the next epoch's order.</summary>
    /// <param name="parts">One of how many shares; at least 1.</param>
    public void Prepare(int parts)
    {
        if (_next is not null) Advance(_next, Math.Min(Work, _done + Work / parts + 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Advance(int[] order, long end)
    {
        for (; _done < Math.Min(end, order.Length); _done++) order[_done] = (int)_done;
        for (; _done < end; _done++)
        {
            int i = (int)(Work - _done), j = (int)(_random.NextDouble() * (i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
