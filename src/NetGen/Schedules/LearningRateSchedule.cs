namespace NetGen;

/// <summary>
/// How the learning rate changes while <see cref="NetworkTrainer{TNetwork, T}.Fit(Dataset{T}, FitOptions, CancellationToken)"/> works: a pure
/// function of the position and the base rate, which is the trainer's learning rate when Fit begins. Immutable; schedules can be put inside others.
/// </summary>
/// <remarks>
/// A schedule of your own is a record derived from this one. It must not remember anything. The one that does, <see cref="ReduceOnPlateau"/>,
/// has its state outside.
/// </remarks>
public abstract record LearningRateSchedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="position">Where in training the step is.</param>
    /// <param name="baseRate">The learning rate without a schedule; finite and not negative.</param>
    /// <returns>A finite number that is not negative; Fit refuses others with an <see cref="InvalidOperationException"/>.</returns>
    public abstract double Rate(SchedulePosition position, double baseRate);
}
