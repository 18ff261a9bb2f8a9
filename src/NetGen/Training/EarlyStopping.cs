namespace NetGen;

/// <summary>
/// Ends training when what is monitored does not get better any more (Prechelt, 1998), and keeps the best parameters. As Keras' callback of this name.
/// </summary>
public sealed record EarlyStopping
{
    /// <summary>How many epochs in a row without progress end training; at least 1, 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Patience { get; init => field = Option.AtLeastOne(value, nameof(Patience)); } = 10;

    /// <summary>
    /// Progress is a loss below the last progress' by more than this, or an accuracy or another metric of which more is better above it by more than
    /// this; finite and not negative, 0 by
    /// default. A value that is not a number is no progress.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or negative.</exception>
    public double MinimumChange { get; init => field = Option.NotNegative(value, nameof(MinimumChange)); }

    /// <summary>What is monitored; the validation loss by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No member of the enumeration.</exception>
    public Monitored Monitored { get; init => field = ScheduleOption.Known(value, nameof(Monitored)); }

    /// <summary>
    /// What is monitored on the validation data instead of <see cref="Monitored"/>: one of <see cref="FitOptions.Metrics"/>; null, the default, for none.
    /// </summary>
    public Metric? Metric { get; init; }

    /// <summary>
    /// Whether the network has the parameters from the end of the best epoch when Fit returns, for whatever reason it does; true by default. The
    /// best is the first with the best value, however small the change. What the optimizer remembers is not taken back, and an exception
    /// leaves the last parameters.
    /// </summary>
    public bool RestoreBest { get; init; } = true;
}
