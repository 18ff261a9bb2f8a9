using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>All that may end training before its last epoch.</summary>
/// <param name="options">The rules.</param>
/// <param name="clock">Time since training began.</param>
/// <param name="steps">Steps taken already.</param>
/// <param name="patience">Counts the epochs without progress; null when nobody does.</param>
/// <param name="cancellation">The caller's wish.</param>
internal sealed class StopRules(FitOptions options, TrainingClock clock, long steps, Patience? patience, CancellationToken cancellation)
{
    private readonly bool _isLimited = options.MaxSteps is not null || options.TimeLimit is not null;
    private long _steps = steps;

    /// <summary>Why the next step should not be taken; null when it should.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public StopReason? BeforeStep()
    {
        if (cancellation.IsCancellationRequested) return StopReason.Cancelled;
        if (!_isLimited) return null;
        if (_steps >= options.MaxSteps) return StopReason.StepLimit;
        // A clock is slow beside the steps of a small network, so nobody looks at it who has no limit.
        if (clock.Elapsed >= options.TimeLimit) return StopReason.TimeLimit;
        _steps++;
        return null;
    }

    /// <summary>Why there should be no further epoch; null when there should. Every rule sees every epoch.</summary>
    /// <param name="loss">Its training loss.</param>
    /// <param name="watched">What early stopping observes.</param>
    /// <param name="progress">The caller's view of it; needed when the caller has a condition.</param>
    public StopReason? AfterEpoch(double loss, double watched, in TrainingProgress progress)
    {
        bool exhausted = patience is not null && patience.IsExhausted(watched);
        bool met = options.StopWhen is not null && options.StopWhen(progress);
        if (loss < options.StopBelowLoss) return StopReason.LossReached;
        if (exhausted) return StopReason.EarlyStopping;
        return met ? StopReason.ConditionMet : null;
    }
}
