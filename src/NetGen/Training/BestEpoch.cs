using System.Numerics;

namespace NetGen;

/// <summary>The best epoch so far.</summary>
/// <param name="Number">Counted from 1; null before there is one.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct BestState(int? Number, double Value);

/// <summary>Knows the best epoch so far, and the parameters from its end when they are to be kept.</summary>
internal sealed class BestEpoch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool _largerIsBetter;
    private readonly ParameterBlock<T> _parameters;
    private readonly T[]? _kept;

    /// <summary>Reserves memory.</summary>
    /// <param name="largerIsBetter">Whether more of what decides is better.</param>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="keep">Whether to keep the best ones.</param>
    public BestEpoch(bool largerIsBetter, ParameterBlock<T> parameters, bool keep)
    {
        _largerIsBetter = largerIsBetter;
        _parameters = parameters;
        _kept = keep ? new T[parameters.Values.Length] : null;
    }

    /// <summary>The first epoch with the best value.</summary>
    public BestState State { get; private set; }

    /// <summary>Its parameters as they lie in memory; null when they are not kept, unspecified before there is one.</summary>
    public T[]? Kept => _kept;

    /// <summary>Looks at an epoch that has just ended.</summary>
    /// <param name="epoch">Its number, counted from 1.</param>
    /// <param name="value">What decides.</param>
    public void EndEpoch(int epoch, double value)
    {
        bool better = _largerIsBetter ? value > State.Value : value < State.Value;
        if (double.IsNaN(value) || (State.Number is not null && !better)) return;
        State = new BestState(epoch, value);
        if (_kept is not null) _parameters.Values.CopyTo(_kept);
    }

    /// <summary>Goes on from where another one stood.</summary>
    /// <param name="state">What it knew.</param>
    /// <param name="kept">The best parameters, and what is kept beside them, in logical order, if they were kept.</param>
    public void GoOn(BestState state, T[]? kept)
    {
        State = state;
        if (_kept is not null && kept is not null) _parameters.Layout.Whole.FromLogical<T>(kept, _kept);
    }

    /// <summary>Gives the network the best parameters, if they were kept.</summary>
    public void Restore()
    {
        if (_kept is not null && State.Number is not null) _kept.CopyTo(_parameters.Values);
    }
}
