using System.Globalization;

namespace NetGen.Reporting;

/// <content>The training.</content>
public sealed partial class HtmlReport
{
    /// <summary>
    /// Adds how a training went: how long it took and why it ended, the options it had, and curves of the loss, the accuracy, all metrics and
    /// the learning rate, where there are any and they change.
    /// </summary>
    /// <param name="report">What came of the training.</param>
    /// <param name="options">What was asked of it; null to leave that out.</param>
    /// <param name="optimizer">The optimizer; null to leave it out.</param>
    /// <param name="heading">The section's heading.</param>
    /// <returns>This report.</returns>
    public HtmlReport AddTraining(TrainingReport report, FitOptions? options = null, Optimizer? optimizer = null, string heading = "Training")
    {
        ArgumentNullException.ThrowIfNull(report);
        List<Chart> charts = [];
        if (report.Epochs > 0) charts.Add(Chart.Loss(report));
        if (report.Epochs > 0 && report.ValidationHistory.Any(one => double.IsFinite(one.Accuracy))) charts.Add(Chart.Accuracy(report));
        if (report.Epochs > 0) charts.AddRange(report.ValidationMetrics.Keys.Union(report.TrainingMetrics.Keys).Select(name => Chart.Metric(report, name)));
        if (report.Epochs > 0 && report.LearningRates.Distinct().Skip(1).Any()) charts.Add(Chart.LearningRate(report));
        return Add(
            heading,
            Page.Tiles(Tiles(report)),
            Page.Facts([("ended by", TrainingFacts.Reason(report.Reason)), .. TrainingFacts.Of(options, optimizer)]),
            charts.Count > 0 ? Pictures(charts) : null);
    }

    private static IEnumerable<(string Name, string Value)> Tiles(TrainingReport report)
    {
        yield return ("epochs", Numbers.Count(report.Epochs));
        if (report.BestEpoch is { } best)
        {
            yield return ("best epoch", Numbers.Count(best));
            // The histories of a report are of equal length, unless somebody made it by hand.
            yield return ("its training loss", Numbers.Loss(report.LossHistory.ElementAtOrDefault(best - 1)));
            if (best <= report.ValidationHistory.Count)
            {
                Evaluation validation = report.ValidationHistory[best - 1];
                yield return ("its validation loss", Numbers.Loss(validation.Loss));
                if (!double.IsNaN(validation.Accuracy)) yield return ("its validation accuracy", Numbers.Percent(validation.Accuracy));
            }
        }

        yield return ("time", Numbers.Duration(report.Duration));
        yield return ("examples per second", Numbers.ShortSpeed(report.ExamplesPerSecond));
    }

    /// <summary>Adds a cross-validation: how the network left out of each part did, their mean and their deviation.</summary>
    /// <param name="report">What came of it.</param>
    /// <param name="heading">The section's heading.</param>
    /// <returns>This report.</returns>
    public HtmlReport AddCrossValidation(CrossValidationReport report, string heading = "Cross-validation")
    {
        ArgumentNullException.ThrowIfNull(report);
        bool answers = report.Folds.Any(fold => !double.IsNaN(fold.Evaluation.Accuracy));
        List<(string, string)> tiles = [("folds", Numbers.Count(report.Folds.Count)), ("mean loss", Numbers.Loss(report.Loss.Mean))];
        if (answers) tiles.InsertRange(0, [("mean accuracy", Numbers.Percent(report.Accuracy.Mean)), ("its deviation", Points(report.Accuracy.Deviation))]);
        return Add(
            heading,
            Page.Tiles(tiles),
            Page.Table(
                ["fold", "ended by", "epochs", "time", "loss", "accuracy"],
                2,
                report.Folds.Select(Row),
                ["mean ± deviation", "", "", "",
                    $"{Numbers.Loss(report.Loss.Mean)} ± {Numbers.Loss(report.Loss.Deviation)}",
                    $"{Numbers.Percent(report.Accuracy.Mean)} ± {Points(report.Accuracy.Deviation)}"]));

        static string Points(double deviation) => double.IsNaN(deviation) ? Numbers.None : (deviation * 100).ToString("0.0", CultureInfo.InvariantCulture) + " points";

        static string[] Row(FoldResult fold) =>
        [
            Numbers.Count(fold.Fold), TrainingFacts.Reason(fold.Training.Reason), Numbers.Count(fold.Training.Epochs), Numbers.Duration(fold.Training.Duration),
            Numbers.Loss(fold.Evaluation.Loss), Numbers.Percent(fold.Evaluation.Accuracy),
        ];
    }
}
