namespace NetGen;

/// <summary>A factor every epoch: <c>base * factor^epoch</c>, epochs counted from 0. As <c>torch.optim.lr_scheduler.ExponentialLR</c>.</summary>
public sealed record ExponentialSchedule : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="factor">Multiplies the rate after every epoch; finite and greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is out of range.</exception>
    public ExponentialSchedule(double factor) => Factor = factor;

    /// <summary>Multiplies the rate after every epoch; finite and greater than 0. Above 1 the rate grows.</summary>
    public double Factor { get; init => field = ScheduleOption.Factor(value, "factor"); }

    /// <inheritdoc/>
    public override double Rate(SchedulePosition position, double baseRate) => baseRate * Math.Pow(Factor, position.Epoch);
}
