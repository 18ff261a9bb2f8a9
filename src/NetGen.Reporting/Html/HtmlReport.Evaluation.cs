using System.Globalization;

namespace NetGen.Reporting;

/// <content>How well the network does.</content>
public sealed partial class HtmlReport
{
    /// <summary>Adds the confusion matrix, and precision, recall and F1 of every class.</summary>
    /// <param name="report">The counts; of at most 256 classes.</param>
    /// <param name="classNames">A name per class; by default the numbers from 0.</param>
    /// <param name="heading">The section's heading; say which data it is about.</param>
    /// <returns>This report.</returns>
    /// <exception cref="ArgumentException">There is not one name per class, or there are more than 256 classes.</exception>
    public HtmlReport AddClassification(ClassificationReport report, IReadOnlyList<string>? classNames = null, string heading = "Classification")
    {
        ArgumentNullException.ThrowIfNull(report);
        string[] names = Require.ClassNames(classNames, report.Classes);
        return Add(
            heading,
            Page.Tiles(
            [
                ("accuracy", Numbers.Percent(report.Accuracy)), ("macro F1", Numbers.Score(report.MacroAverage.F1)),
                ("examples", Numbers.Count(report.Examples)), ("mistakes", Numbers.Count((int)Math.Round(report.Examples * (1 - report.Accuracy)))),
            ]),
            Pictures(Chart.ConfusionMatrix(report, classNames)),
            Page.Text("h3", "Each class"),
            Page.Table(
                ["class", "precision", "recall", "F1", "examples"],
                1,
                report.PerClass.Select((scores, one) => Row(names[one], scores)),
                Row("macro average", report.MacroAverage),
                Row("weighted average", report.WeightedAverage)));

        static string[] Row(string name, ClassScores scores) =>
            [name, Numbers.Score(scores.Precision), Numbers.Score(scores.Recall), Numbers.Score(scores.F1), Numbers.Count(scores.Support)];
    }

    /// <summary>Adds mean absolute error, root of the mean squared error and R2 of every output.</summary>
    /// <param name="report">The errors.</param>
    /// <param name="outputNames">A name per output; by default the numbers from 0.</param>
    /// <param name="heading">The section's heading; say which data it is about.</param>
    /// <returns>This report.</returns>
    /// <exception cref="ArgumentException">There is not one name per output.</exception>
    public HtmlReport AddRegression(RegressionReport report, IReadOnlyList<string>? outputNames = null, string heading = "Errors")
    {
        ArgumentNullException.ThrowIfNull(report);
        if (outputNames is not null && (outputNames.Count != report.PerOutput.Count || outputNames.Contains(null)))
            throw new ArgumentException($"Expected {report.PerOutput.Count} output names, but got {outputNames.Count(name => name is not null)}.", nameof(outputNames));
        return Add(heading, Page.Table(
            ["output", "mean absolute error", "root mean squared error", "R2"],
            1,
            report.PerOutput.Select((scores, output) => Row(outputNames?[output] ?? output.ToString(CultureInfo.InvariantCulture), scores)),
            Row($"all, over {Numbers.Count(report.Examples)} examples", report.Overall)));

        static string[] Row(string name, RegressionScores scores) =>
            [name, Numbers.Loss(scores.MeanAbsoluteError), Numbers.Loss(scores.RootMeanSquaredError), Numbers.Score(scores.R2)];
    }
}
