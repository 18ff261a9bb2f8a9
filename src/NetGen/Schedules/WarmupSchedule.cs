namespace NetGen;

/// <summary>
/// Another schedule after a warm-up: for the first n steps <c>first * (step + 1) / n</c>, where <c>first</c> is the inner schedule's first rate;
/// then the inner schedule, whose steps and epochs begin after the warm-up. The ramp is <c>torch.optim.lr_scheduler.LinearLR</c> with a start
/// factor of <c>1 / n</c> and <c>n - 1</c> iterations.
/// </summary>
public sealed record WarmupSchedule : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="steps">Steps of the warm-up; at least 0.</param>
    /// <param name="inner">What follows; the base rate unchanged when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of steps.</exception>
    /// <exception cref="ArgumentException"><paramref name="inner"/> is a <see cref="ReduceOnPlateau"/>, which has to be the outer one.</exception>
    public WarmupSchedule(int steps, LearningRateSchedule? inner = null)
    {
        Steps = steps;
        Inner = inner ?? new ConstantSchedule();
    }

    /// <summary>Steps of the warm-up; at least 0.</summary>
    public int Steps { get; init => field = ScheduleOption.NotNegative(value, "steps"); }

    /// <summary>What follows.</summary>
    public LearningRateSchedule Inner { get; init => field = ScheduleOption.Part(value, "inner"); }

    /// <inheritdoc/>
    public override double Rate(SchedulePosition position, double baseRate)
    {
        if (position.Step >= Steps) return Inner.Rate(position.From(Steps), baseRate);
        var first = new SchedulePosition(0, Math.Max(1, position.TotalSteps - Steps), position.StepsPerEpoch);
        return Inner.Rate(first, baseRate) * ((position.Step + 1.0) / Steps);
    }
}
