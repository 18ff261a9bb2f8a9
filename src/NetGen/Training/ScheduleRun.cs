using System.Globalization;

namespace NetGen;

/// <summary>A learning-rate schedule at work: where it stands, and what it has seen.</summary>
/// <param name="schedule">The schedule.</param>
/// <param name="baseRate">The rate it starts from.</param>
/// <param name="totalSteps">Steps there will be.</param>
/// <param name="stepsPerEpoch">Steps of an epoch.</param>
internal sealed class ScheduleRun(LearningRateSchedule schedule, double baseRate, long totalSteps, int stepsPerEpoch)
{
    private readonly ReduceOnPlateau? _plateau = schedule as ReduceOnPlateau;
    private PlateauState _state;
    private long _step;

    /// <summary>The rate of the next step.</summary>
    /// <exception cref="InvalidOperationException">The schedule gives none.</exception>
    public double Next()
    {
        var position = new SchedulePosition(_step++, totalSteps, stepsPerEpoch);
        double rate = _plateau is null ? schedule.Rate(position, baseRate) : _plateau.Rate(position, baseRate, _state);
        return rate is >= 0 and <= double.MaxValue ? rate : throw NoRate(position, rate);
    }

    /// <summary>Shows it what came of an epoch.</summary>
    public void EndEpoch(double loss, Evaluation? validation)
    {
        if (_plateau is not null) _state = _plateau.Next(_state, MonitoredValue.Of(_plateau.Monitored, loss, validation));
    }

    private InvalidOperationException NoRate(SchedulePosition position, double rate) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{schedule.GetType().Name} must give rates that are finite and not negative, but the rate of step {position.Step} is {rate}."));
}
