namespace NetGen.Reporting;

/// <summary>How <see cref="ConsoleProgress"/> shows a training.</summary>
public sealed record ConsoleProgressOptions
{
    /// <summary>How it is shown; <see cref="ProgressDisplay.Auto"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No member of the enumeration.</exception>
    public ProgressDisplay Display { get; init => field = Require.Known(value); }

    /// <summary>What stands before the numbers, such as <c>seed 1</c>; empty by default.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public string Title { get; init => field = value ?? throw new ArgumentNullException(nameof(Title)); } = "";

    /// <summary>The least time between two drawings of the live line; not negative, a tenth of a second by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan LiveInterval { get; init => field = Require.NotNegative(value); } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The least time between two plain lines; not negative, five seconds by default. The first epoch and the last one have a line in any case.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan LineInterval { get; init => field = Require.NotNegative(value); } = TimeSpan.FromSeconds(5);

    /// <summary>The clock that intervals are measured with; the system's by default.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public TimeProvider TimeProvider { get; init => field = value ?? throw new ArgumentNullException(nameof(TimeProvider)); } = TimeProvider.System;
}
