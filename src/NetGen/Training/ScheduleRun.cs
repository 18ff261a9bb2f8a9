using System.Globalization;

namespace NetGen;

/// <summary>A learning-rate schedule at work: where it stands, and what it has seen.</summary>
/// <param name="schedule">The schedule.</param>
/// <param name="baseRate">The rate it starts from.</param>
/// <param name="totalSteps">Steps there will be.</param>
/// <param name="stepsPerEpoch">Steps of an epoch.</param>
/// <param name="step">The next step, counted from 0.</param>
/// <param name="plateau">What is remembered of the epochs so far.</param>
internal sealed class ScheduleRun(
    LearningRateSchedule schedule, double baseRate, long totalSteps, int stepsPerEpoch, long step = 0, PlateauState plateau = default)
{
    private readonly ReduceOnPlateau? _plateau = schedule as ReduceOnPlateau;
    private long _step = step;

    /// <summary>The rate it started from.</summary>
    public double BaseRate => baseRate;

    /// <summary>What is remembered of the epochs so far.</summary>
    public PlateauState Plateau { get; private set; } = plateau;

    /// <summary>The rate of the next step.</summary>
    /// <exception cref="InvalidOperationException">The schedule gives none.</exception>
    public double Next()
    {
        var position = new SchedulePosition(_step++, totalSteps, stepsPerEpoch);
        double rate = _plateau is null ? schedule.Rate(position, baseRate) : _plateau.Rate(position, baseRate, Plateau);
        return rate is >= 0 and <= double.MaxValue ? rate : throw NoRate(position, rate);
    }

    /// <summary>Shows it what came of an epoch.</summary>
    public void EndEpoch(double loss, Evaluation? validation)
    {
        if (_plateau is not null) Plateau = _plateau.Next(Plateau, MonitoredValue.Of(_plateau.Monitored, loss, validation));
    }

    private InvalidOperationException NoRate(SchedulePosition position, double rate) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{schedule.GetType().Name} must give rates that are finite and not negative, but the rate of step {position.Step} is {rate}."));
}
