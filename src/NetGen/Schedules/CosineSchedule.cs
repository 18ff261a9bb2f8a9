namespace NetGen;

/// <summary>
/// From the base rate down along half a cosine (Loshchilov and Hutter, 2017), <c>minimum + (base - minimum) * (1 + cos(pi * step / totalSteps)) / 2</c>,
/// which would be the minimum right after the last step. As <c>torch.optim.lr_scheduler.CosineAnnealingLR</c> called after every step.
/// </summary>
/// <remarks>
/// With a warm-up of n steps the first n rates are <c>base * (step + 1) / n</c>, and the cosine fills the steps that are left: the same as
/// <c>new WarmupSchedule(n, new CosineSchedule())</c>.
/// </remarks>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="warmupSteps">Steps in which the rate grows to the base rate; at least 0.</param>
    /// <param name="minimumRate">Where the rate ends; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public CosineSchedule(int warmupSteps = 0, double minimumRate = 0)
    {
        WarmupSteps = warmupSteps;
        MinimumRate = minimumRate;
    }

    /// <summary>Steps in which the rate grows to the base rate; at least 0, which is the default.</summary>
    public int WarmupSteps { get; init => field = ScheduleOption.NotNegative(value, "warmupSteps"); }

    /// <summary>Where the rate ends; finite and not negative, 0 by default.</summary>
    public double MinimumRate { get; init => field = ScheduleOption.Rate(value, "minimumRate"); }

    /// <inheritdoc/>
    public override double Rate(SchedulePosition position, double baseRate)
    {
        if (position.Step < WarmupSteps) return baseRate * ((position.Step + 1.0) / WarmupSteps);
        SchedulePosition rest = position.From(WarmupSteps);
        return MinimumRate + (baseRate - MinimumRate) * Cosine.Fall((double)rest.Step / rest.TotalSteps);
    }
}
