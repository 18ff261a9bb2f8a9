namespace NetGen;

/// <summary>Where training stands after an epoch.</summary>
/// <param name="Epoch">The epoch just finished, counted from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Loss">Its training loss, as in <see cref="TrainingReport.LossHistory"/>.</param>
/// <param name="Validation">How the network does on the validation data; null when there are none.</param>
/// <param name="Elapsed">Time since training began.</param>
/// <param name="ExamplesPerSecond">Training examples per second since training began.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, double Loss, Evaluation? Validation, TimeSpan Elapsed, double ExamplesPerSecond)
{
    /// <summary>The learning rate of the epoch's last step.</summary>
    public double LearningRate { get; init; }

    /// <summary>How the network does on the rows it is trained on; null unless <see cref="FitOptions.EvaluateTraining"/> asks for it.</summary>
    public Evaluation? Training { get; init; }

    /// <summary>The <see cref="FitOptions.Metrics"/> on the validation data, by name; null when there are none.</summary>
    public IReadOnlyDictionary<string, double>? ValidationMetrics { get; init; }
}
