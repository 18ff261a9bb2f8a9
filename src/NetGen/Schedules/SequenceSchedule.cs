namespace NetGen;

/// <summary>
/// One schedule for some steps, as if they were all there are, then another for the steps that are left, whose steps and epochs begin there. As
/// <c>torch.optim.lr_scheduler.SequentialLR</c>. Either may be a sequence again.
/// </summary>
public sealed record SequenceSchedule : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="first">What comes first.</param>
    /// <param name="steps">For how many steps; at least 1.</param>
    /// <param name="next">What comes then.</param>
    /// <exception cref="ArgumentOutOfRangeException">No steps.</exception>
    /// <exception cref="ArgumentException">A part is a <see cref="ReduceOnPlateau"/>, which has to be the outer one.</exception>
    public SequenceSchedule(LearningRateSchedule first, int steps, LearningRateSchedule next)
    {
        First = first;
        Steps = steps;
        Next = next;
    }

    /// <summary>What comes first.</summary>
    public LearningRateSchedule First { get; init => field = ScheduleOption.Part(value, "first"); }

    /// <summary>For how many steps; at least 1.</summary>
    public int Steps { get; init => field = ScheduleOption.AtLeastOne(value, "steps"); }

    /// <summary>What comes then.</summary>
    public LearningRateSchedule Next { get; init => field = ScheduleOption.Part(value, "next"); }

    /// <inheritdoc/>
    public override double Rate(SchedulePosition position, double baseRate) => position.Step < Steps
        ? First.Rate(new SchedulePosition(position.Step, Steps, position.StepsPerEpoch), baseRate)
        : Next.Rate(position.From(Steps), baseRate);
}
