using System.Numerics;

namespace NetGen;

/// <summary>Knows the best epoch so far, and the parameters from its end when they are to be kept.</summary>
internal sealed class BestEpoch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Monitored _monitored;
    private readonly ParameterBlock<T> _parameters;
    private readonly T[]? _kept;
    private double _value;

    /// <summary>Reserves memory.</summary>
    /// <param name="monitored">What decides.</param>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="keep">Whether to keep the best ones.</param>
    public BestEpoch(Monitored monitored, ParameterBlock<T> parameters, bool keep)
    {
        _monitored = monitored;
        _parameters = parameters;
        _kept = keep ? new T[parameters.Values.Length] : null;
    }

    /// <summary>The best epoch, counted from 1: the first with the best value; null before there is one.</summary>
    public int? Number { get; private set; }

    /// <summary>Looks at an epoch that has just ended.</summary>
    public void EndEpoch(int epoch, double loss, Evaluation? validation)
    {
        double value = MonitoredValue.Of(_monitored, loss, validation);
        bool better = _monitored == Monitored.ValidationAccuracy ? value > _value : value < _value;
        if (double.IsNaN(value) || (Number is not null && !better)) return;
        (Number, _value) = (epoch, value);
        if (_kept is not null) _parameters.Values.CopyTo(_kept);
    }

    /// <summary>Gives the network the best parameters, if they were kept.</summary>
    public void Restore()
    {
        if (_kept is not null && Number is not null) _kept.CopyTo(_parameters.Values);
    }
}
