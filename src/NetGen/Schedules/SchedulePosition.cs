namespace NetGen;

/// <summary>Where in training a step is, all a schedule's rate depends on.</summary>
public readonly record struct SchedulePosition
{
    /// <summary>Creates a position.</summary>
    /// <param name="step">Steps taken before this one, at least 0.</param>
    /// <param name="totalSteps">Steps there will be in all, at least 1; what lies behind them has the rate of the end.</param>
    /// <param name="stepsPerEpoch">Steps of an epoch, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public SchedulePosition(long step, long totalSteps, int stepsPerEpoch)
    {
        Step = ScheduleOption.NotNegative(step, nameof(step));
        TotalSteps = ScheduleOption.AtLeastOne(totalSteps, nameof(totalSteps));
        StepsPerEpoch = ScheduleOption.AtLeastOne(stepsPerEpoch, nameof(stepsPerEpoch));
    }

    /// <summary>Steps taken before this one: 0 for the first.</summary>
    public long Step { get; }

    /// <summary>Steps there will be in all, if nothing ends training early.</summary>
    public long TotalSteps { get; }

    /// <summary>Steps of an epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Epochs finished before this step: 0 during the first.</summary>
    public long Epoch => StepsPerEpoch > 0 ? Step / StepsPerEpoch : 0;

    /// <summary>The same step, seen from a later beginning: steps, and epochs, count from there on.</summary>
    /// <param name="steps">Where the beginning moves to; at least 0, at most <see cref="Step"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The beginning would lie before the old one, or behind the step.</exception>
    public SchedulePosition From(long steps) => new(
        Step - ScheduleOption.NotNegative(steps, nameof(steps)), Math.Max(1, TotalSteps - steps), StepsPerEpoch);
}
