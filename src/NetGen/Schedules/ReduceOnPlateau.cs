namespace NetGen;

/// <summary>
/// Another schedule whose rates are multiplied by a factor each time an observed number has not got better for more than some epochs. As
/// <c>torch.optim.lr_scheduler.ReduceLROnPlateau</c> with <c>eps = 0</c>.
/// </summary>
/// <remarks>
/// A loss <c>v</c> is progress when <c>v &lt; best * (1 - minimumChange)</c>, or <c>v &lt; best - minimumChange</c> when the change is absolute;
/// an accuracy when <c>v &gt; best * (1 + minimumChange)</c>, or <c>v &gt; best + minimumChange</c>; not a number is none. Progress makes it the
/// best and sets the count of bad epochs to 0, every other epoch adds 1; during the cooldown after a reduction the count stays 0. A count above
/// <see cref="Patience"/> reduces: the rate is <c>max(inner * factor^reductions, minimumRate)</c>, where an inner rate below the minimum stays.
/// What it has to remember is a <see cref="PlateauState"/>; this record itself is as immutable as other schedules. Because of that state it can
/// only be the outermost of schedules put inside each other.
/// </remarks>
public sealed record ReduceOnPlateau : LearningRateSchedule
{
    /// <summary>Creates the schedule.</summary>
    /// <param name="factor">Multiplies the rate; in (0, 1).</param>
    /// <param name="patience">How many epochs in a row may be without progress; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public ReduceOnPlateau(double factor = 0.1, int patience = 10)
    {
        Factor = factor;
        Patience = patience;
    }

    /// <summary>Multiplies the rate; in (0, 1), 0.1 by default.</summary>
    public double Factor { get; init => field = ScheduleOption.Shrinking(value, "factor"); }

    /// <summary>How many epochs in a row may be without progress; at least 0, 10 by default.</summary>
    public int Patience { get; init => field = ScheduleOption.NotNegative(value, "patience"); }

    /// <summary>What is observed; the validation loss by default.</summary>
    public Monitored Monitored { get; init => field = ScheduleOption.Known(value, nameof(Monitored)); }

    /// <summary>What is too little to be progress; finite and not negative, 1e-4 by default.</summary>
    public double MinimumChange { get; init => field = ScheduleOption.Rate(value, nameof(MinimumChange)); } = 1e-4;

    /// <summary>Whether <see cref="MinimumChange"/> is taken as it is; false, the default, takes it as a share of the best value.</summary>
    public bool AbsoluteChange { get; init; }

    /// <summary>Epochs after a reduction in which nothing is counted; at least 0, which is the default.</summary>
    public int Cooldown { get; init => field = ScheduleOption.NotNegative(value, nameof(Cooldown)); }

    /// <summary>Below this no rate is reduced; finite and not negative, 0 by default.</summary>
    public double MinimumRate { get; init => field = ScheduleOption.Rate(value, nameof(MinimumRate)); }

    /// <summary>Where the rates come from; the base rate unchanged by default.</summary>
    public LearningRateSchedule Inner { get; init => field = ScheduleOption.Part(value, nameof(Inner)); } = new ConstantSchedule();

    /// <summary>The learning rate of a step as long as nothing was reduced.</summary>
    /// <inheritdoc/>
    public override double Rate(SchedulePosition position, double baseRate) => Rate(position, baseRate, default);

    /// <summary>The learning rate of a step.</summary>
    /// <param name="position">Where in training the step is.</param>
    /// <param name="baseRate">The learning rate without a schedule; finite and not negative.</param>
    /// <param name="state">What is known from the epochs before.</param>
    public double Rate(SchedulePosition position, double baseRate, PlateauState state)
    {
        double rate = Inner.Rate(position, baseRate);
        return state.Reductions == 0 ? rate : Math.Max(rate * Math.Pow(Factor, state.Reductions), Math.Min(rate, MinimumRate));
    }

    /// <summary>What is to be remembered after an epoch.</summary>
    /// <param name="state">What was before it; the default value before the first.</param>
    /// <param name="value">The observed number after it.</param>
    public PlateauState Next(PlateauState state, double value)
    {
        (int bad, int cooldown, double? best) = (state.BadEpochs + 1, state.CooldownLeft, state.Best);
        if (IsProgress(value, best)) (bad, best) = (0, value);
        if (cooldown > 0) (bad, cooldown) = (0, cooldown - 1);
        return bad > Patience ? new(state.Reductions + 1, best, 0, Cooldown) : new(state.Reductions, best, bad, cooldown);
    }

    private bool IsProgress(double value, double? best)
    {
        // Infinite numbers, which no format for plain numbers holds, are never the best.
        if (!double.IsFinite(value)) return false;
        if (best is not { } known) return true;
        double change = Monitored == Monitored.ValidationAccuracy ? MinimumChange : -MinimumChange;
        double bar = AbsoluteChange ? known + change : known * (1 + change);
        return Monitored == Monitored.ValidationAccuracy ? value > bar : value < bar;
    }
}
