namespace NetGen;

/// <summary>The number that decides which epoch is the best, and when early stopping stops.</summary>
internal sealed class Watched
{
    private readonly Monitored _monitored;
    private readonly Metric? _metric;

    /// <summary>Finds out which one.</summary>
    /// <param name="options">What the caller wants.</param>
    /// <param name="hasValidation">Whether there are validation data.</param>
    /// <param name="network">Decides whether there is an accuracy.</param>
    /// <exception cref="ArgumentException">It will not exist.</exception>
    public Watched(FitOptions options, bool hasValidation, NetworkDescription network)
    {
        EarlyStopping? stopping = options.EarlyStopping;
        _metric = stopping?.Metric;
        _monitored = stopping?.Monitored ?? (hasValidation ? Monitored.ValidationLoss : Monitored.TrainingLoss);
        if (stopping is not null && _metric is null) MonitoredValue.Require(_monitored, nameof(EarlyStopping), hasValidation, options, network);
        if (_metric is not null && !hasValidation)
            throw new ArgumentException($"EarlyStopping observes '{_metric.Name}', but there are no validation data.", nameof(options));
        if (_metric is not null && !options.Metrics.Any(metric => metric.Name == _metric.Name))
            throw new ArgumentException($"EarlyStopping observes '{_metric.Name}', which is not among the Metrics.", nameof(options));
    }

    /// <summary>Whether more of it is better.</summary>
    public bool LargerIsBetter => _metric?.LargerIsBetter ?? _monitored == Monitored.ValidationAccuracy;

    /// <summary>Its name.</summary>
    public override string ToString() => _metric?.Name ?? _monitored.ToString();

    /// <summary>The number after an epoch.</summary>
    /// <param name="loss">The training loss.</param>
    /// <param name="validations">How the network did on the validation data.</param>
    public double Of(double loss, EvaluationHistory validations) => _metric is not null
        ? validations.LastOf(_metric.Name)
        : MonitoredValue.Of(_monitored, loss, validations.LastEvaluation);
}
