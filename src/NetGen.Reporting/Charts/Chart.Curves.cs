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

    /// <summary>The validation accuracy of every epoch, and the best epoch.</summary>
    /// <param name="report">What came of the training; with at least one finished epoch and validation.</param>
    /// <exception cref="ArgumentException">No epoch was finished, or none was validated.</exception>
    public static Chart Accuracy(TrainingReport report)
    {
        RequireEpochs(report);
        if (report.ValidationHistory.Count == 0) throw new ArgumentException("Expected a training with validation, but got one without.", nameof(report));
        return Curves("Validation accuracy", [new("", [.. report.ValidationHistory.Select(one => one.Accuracy)])], report.BestEpoch, shares: true);
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
        string description = string.Create(CultureInfo.InvariantCulture, $"{title} over {curves[0].Values.Count:N0} epochs: {last}.{(best is { } epoch ? $" Best epoch {epoch:N0}." : "")}");
        return new Chart(title, description, CurveWidth, CurveHeight, chart.Draw, InlineWidth);

        string Value(double value) => shares ? Numbers.Percent(value) : Numbers.Loss(value);
    }

    private static void RequireEpochs(TrainingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Epochs == 0) throw new ArgumentException("Expected a training of at least 1 epoch, but got 0.", nameof(report));
    }
}
