using System.Globalization;

namespace NetGen.Reporting;

/// <content>Curves of a training.</content>
public sealed partial class Chart
{
    private const int CurveWidth = 640;
    private const int CurveHeight = 400;

    /// <summary>
    /// The loss of every epoch, the validation loss beside it where there was one, and the best epoch. The axis is logarithmic where losses
    /// are positive and the largest is at least thirty times the smallest.
    /// </summary>
    /// <param name="report">What came of the training; with at least one finished epoch.</param>
    /// <exception cref="ArgumentException">No epoch was finished.</exception>
    public static Chart Loss(TrainingReport report)
    {
        RequireEpochs(report);
        List<Curve> curves = [new(report.ValidationHistory.Count > 0 ? "training" : "", report.LossHistory)];
        if (report.ValidationHistory.Count > 0) curves.Add(new Curve("validation", [.. report.ValidationHistory.Select(one => one.Loss)]));
        return Curves("Loss", curves, report.BestEpoch, shares: false);
    }

    /// <summary>The validation accuracy of every epoch, that of the training rows beside it where it is known, and the best epoch.</summary>
    /// <param name="report">What came of the training; with at least one finished epoch and validation.</param>
    /// <exception cref="ArgumentException">No epoch was finished, or none was validated.</exception>
    public static Chart Accuracy(TrainingReport report)
    {
        RequireEpochs(report);
        if (report.ValidationHistory.Count == 0) throw new ArgumentException("Expected a training with validation, but got one without.", nameof(report));
        double[] validation = [.. report.ValidationHistory.Select(one => one.Accuracy)];
        if (report.TrainingHistory.Count == 0) return Curves("Validation accuracy", [new("", validation)], report.BestEpoch, shares: true);
        return Curves("Accuracy", [new("training", [.. report.TrainingHistory.Select(one => one.Accuracy)]), new("validation", validation)], report.BestEpoch, shares: true);
    }

    /// <summary>A metric of every epoch, on the validation data and on the training rows where it is known, and the best epoch.</summary>
    /// <param name="report">What came of the training; with at least one finished epoch.</param>
    /// <param name="name">The metric's name, one of <see cref="TrainingReport.ValidationMetrics"/> or <see cref="TrainingReport.TrainingMetrics"/>.</param>
    /// <exception cref="ArgumentException">No epoch was finished, or the report has no such metric.</exception>
    public static Chart Metric(TrainingReport report, string name)
    {
        RequireEpochs(report);
        ArgumentException.ThrowIfNullOrEmpty(name);
        List<Curve> curves = [];
        if (report.TrainingMetrics.TryGetValue(name, out IReadOnlyList<double>? training)) curves.Add(new Curve("training", training));
        if (report.ValidationMetrics.TryGetValue(name, out IReadOnlyList<double>? validation)) curves.Add(new Curve("validation", validation));
        return curves.Count > 0 ? Curves(name, curves, report.BestEpoch, shares: false)
            : throw new ArgumentException($"Expected a metric of the report, but it has no '{name}'.", nameof(name));
    }

    /// <summary>The learning rate of the last step of every epoch. The axis is logarithmic as that of <see cref="Loss"/>.</summary>
    /// <param name="report">What came of the training; with at least one finished epoch, and with learning rates.</param>
    /// <exception cref="ArgumentException">No epoch was finished, or the report has no learning rates.</exception>
    public static Chart LearningRate(TrainingReport report)
    {
        RequireEpochs(report);
        if (report.LearningRates.Count == 0) throw new ArgumentException("Expected a report with learning rates, but got one without.", nameof(report));
        return Curves("Learning rate", [new("", report.LearningRates)], null, shares: false);
    }

    private static Chart Curves(string title, List<Curve> curves, int? best, bool shares)
    {
        var chart = new CurveChart(title, curves, best, shares);
        string last = string.Join(", ", curves.Select(curve => string.Create(CultureInfo.InvariantCulture,
            $"{(curve.Name.Length > 0 ? curve.Name + " " : "")}from {Value(curve.Values[0])} to {Value(curve.Values[^1])}")));
        string description = string.Create(CultureInfo.InvariantCulture,
            $"{title} over {curves[0].Values.Count:N0} epochs: {last}.{(best is { } epoch ? $" Best epoch {epoch:N0}." : "")}");
        return new Chart(title, description, CurveWidth, CurveHeight, chart.Draw, InlineWidth);

        string Value(double value) => shares ? Numbers.Percent(value) : Numbers.Loss(value);
    }

    private static void RequireEpochs(TrainingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Epochs == 0) throw new ArgumentException("Expected a training of at least 1 epoch, but got 0.", nameof(report));
    }
}
