namespace NetGen;

/// <summary>The same rate at every step: <c>base * factor</c>. As <c>torch.optim.lr_scheduler.ConstantLR</c> before its end.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="factor">Multiplies the base rate; finite and greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is out of range.</exception>
    public ConstantSchedule(double factor = 1) => Factor = factor;

    /// <summary>Multiplies the base rate; finite and greater than 0, 1 by default.</summary>
    public double Factor { get; init => field = ScheduleOption.Factor(value, "factor"); }

    /// <inheritdoc/>
    public override double Rate(SchedulePosition position, double baseRate) => baseRate * Factor;
}
