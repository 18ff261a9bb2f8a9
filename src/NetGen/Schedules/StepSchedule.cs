namespace NetGen;

/// <summary>
/// A factor every few epochs: <c>base * factor^floor(epoch / epochs)</c>, epochs counted from 0. As <c>torch.optim.lr_scheduler.StepLR</c>.
/// </summary>
public sealed record StepSchedule : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="epochs">After how many epochs the factor acts again; at least 1.</param>
    /// <param name="factor">Multiplies the rate each time; finite and greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public StepSchedule(int epochs, double factor = 0.1)
    {
        Epochs = epochs;
        Factor = factor;
    }

    /// <summary>After how many epochs the factor acts again; at least 1.</summary>
    public int Epochs { get; init => field = ScheduleOption.AtLeastOne(value, "epochs"); }

    /// <summary>Multiplies the rate each time; finite and greater than 0, 0.1 by default.</summary>
    public double Factor { get; init => field = ScheduleOption.Factor(value, "factor"); }

    /// <inheritdoc/>
    public override double Rate(SchedulePosition position, double baseRate) => baseRate * Math.Pow(Factor, position.Epoch / Epochs);
}
