namespace NetGen;

/// <summary>What is remembered of the epochs so far.</summary>
/// <param name="Best">The last value that was progress.</param>
/// <param name="Waited">Epochs since then.</param>
internal readonly record struct PatienceState(double? Best, int Waited);

/// <summary>Counts epochs without progress.</summary>
/// <param name="options">What progress is, and how long to wait for it.</param>
/// <param name="largerIsBetter">Whether more of the value is better.</param>
/// <param name="start">What is remembered; the default value before the first epoch.</param>
internal sealed class Patience(EarlyStopping options, bool largerIsBetter, PatienceState start)
{
    /// <summary>What is remembered.</summary>
    public PatienceState State { get; private set; } = start;

    /// <summary>Takes the next epoch's value; true when it has been waited for too long.</summary>
    public bool IsExhausted(double value)
    {
        double change = options.MinimumChange;
        bool progress = !double.IsNaN(value) && (State.Best is not { } best
            || (largerIsBetter ? value > best + change : value < best - change));
        State = progress ? new PatienceState(value, 0) : State with { Waited = State.Waited + 1 };
        return State.Waited >= options.Patience;
    }
}
