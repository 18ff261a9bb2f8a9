namespace NetGen;

/// <summary>
/// Up to the base rate and down to almost nothing, both along half a cosine (Smith and Topin, 2017). The base rate is the peak: with
/// <c>first = base / startDivisor</c>, <c>last = first / endDivisor</c> and <c>top = riseShare * totalSteps - 1</c> the rate is
/// <c>base + (first - base) * (1 + cos(pi * step / top)) / 2</c> up to the top, then
/// <c>last + (base - last) * (1 + cos(pi * (step - top) / (totalSteps - 1 - top))) / 2</c>. As <c>torch.optim.lr_scheduler.OneCycleLR</c> with its
/// two phases and cosines; momentum is left alone.
/// </summary>
public sealed record OneCycleSchedule : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="riseShare">The share of the steps in which the rate rises; in [0, 1].</param>
    /// <param name="startDivisor">How many times smaller than the peak the first rate is; finite and greater than 0.</param>
    /// <param name="endDivisor">How many times smaller than the first rate the last one is; finite and greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public OneCycleSchedule(double riseShare = 0.3, double startDivisor = 25, double endDivisor = 1e4)
    {
        RiseShare = riseShare;
        StartDivisor = startDivisor;
        EndDivisor = endDivisor;
    }

    /// <summary>The share of the steps in which the rate rises; in [0, 1], 0.3 by default.</summary>
    public double RiseShare { get; init => field = ScheduleOption.WorkSlice(value, "riseShare"); }

    /// <summary>How many times smaller than the peak the first rate is; finite and greater than 0, 25 by default.</summary>
    public double StartDivisor { get; init => field = ScheduleOption.Factor(value, "startDivisor"); }

    /// <summary>How many times smaller than the first rate the last one is; finite and greater than 0, 10,000 by default.</summary>
    public double EndDivisor { get; init => field = ScheduleOption.Factor(value, "endDivisor"); }

    /// <inheritdoc/>
    public override double Rate(SchedulePosition position, double baseRate)
    {
        double first = baseRate / StartDivisor, last = first / EndDivisor;
        // A rise of less than a step is none: training starts at the peak.
        double top = Math.Max(0, RiseShare * position.TotalSteps - 1), end = position.TotalSteps - 1.0;
        if (position.Step < top) return baseRate + (first - baseRate) * Cosine.Fall(position.Step / top);
        if (position.Step <= top) return baseRate;
        return last + (baseRate - last) * Cosine.Fall(end > top ? (position.Step - top) / (end - top) : 1);
    }
}
