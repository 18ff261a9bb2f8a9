namespace NetGen;

/// <summary>Counts epochs without progress.</summary>
/// <param name="options">What progress is, and how long to wait for it.</param>
internal sealed class Patience(EarlyStopping options)
{
    private double? _best;
    private int _waited;

    /// <summary>Takes the next epoch's value; true when it has been waited for too long.</summary>
    public bool IsExhausted(double value)
    {
        double change = options.MinimumChange;
        bool progress = !double.IsNaN(value) && (_best is not { } best
            || (options.Monitored == Monitored.ValidationAccuracy ? value > best + change : value < best - change));
        if (progress) _best = value;
        _waited = progress ? 0 : _waited + 1;
        return _waited >= options.Patience;
    }
}
