namespace NetGen;

/// <summary>What came of <see cref="NetworkTrainer{TNetwork, T}.Fit(Dataset{T}, FitOptions, CancellationToken)"/>.</summary>
/// <param name="LossHistory">
/// The training loss of every finished epoch: the mean over its examples, or with <see cref="Reduction.Sum"/> the sum, of what its steps
/// returned. Each step's loss is from before that step.
/// </param>
/// <param name="ValidationHistory">How the network did on the validation data, after every finished epoch; empty when there were none.</param>
/// <param name="Duration">Time from beginning to end, validation and progress reports included.</param>
/// <param name="ExamplesPerSecond">Training examples per second of <paramref name="Duration"/>.</param>
/// <param name="Reason">Why training ended.</param>
public sealed record TrainingReport(
    IReadOnlyList<double> LossHistory,
    IReadOnlyList<Evaluation> ValidationHistory,
    TimeSpan Duration,
    double ExamplesPerSecond,
    StopReason Reason)
{
    /// <summary>The number of finished epochs.</summary>
    public int Epochs => LossHistory.Count;

    /// <summary>
    /// The best of the finished epochs, counted from 1: the first with the best value of what <see cref="EarlyStopping"/> monitors, without it the
    /// smallest validation loss, without validation data the smallest training loss. Null when there is none.
    /// </summary>
    public int? BestEpoch { get; init; }

    /// <summary>
    /// How the network did on the rows it was trained on, after every finished epoch; empty unless <see cref="FitOptions.EvaluateTraining"/> asks for it.
    /// </summary>
    public IReadOnlyList<Evaluation> TrainingHistory { get; init; } = [];

    /// <summary>The <see cref="FitOptions.Metrics"/> on the validation data, by name: a number for every finished epoch. Empty without such data.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> ValidationMetrics { get; init; } = new Dictionary<string, IReadOnlyList<double>>();

    /// <summary>The same on the rows that were trained on; empty unless <see cref="FitOptions.EvaluateTraining"/> asks for it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> TrainingMetrics { get; init; } = new Dictionary<string, IReadOnlyList<double>>();

    /// <summary>The learning rate of the last step of every finished epoch.</summary>
    public IReadOnlyList<double> LearningRates { get; init; } = [];

    /// <summary>A table of about ten epochs, the best one among them, with how training ended below; the same in every culture.</summary>
    public override string ToString() => TrainingText.Of(this);
}
