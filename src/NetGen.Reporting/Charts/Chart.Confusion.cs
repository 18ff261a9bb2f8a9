using System.Globalization;

namespace NetGen.Reporting;

/// <content>The confusion matrix.</content>
public sealed partial class Chart
{
    private const int MostClasses = 256;

    /// <summary>
    /// Which class was taken for which: rows are the classes that examples are of, columns those they were taken for. Right answers are blue,
    /// mistakes vermilion; a cell is the stronger the larger its share of the row. Its size follows the number of classes.
    /// </summary>
    /// <param name="report">The counts; of at most 256 classes.</param>
    /// <param name="classNames">A name per class, for example <c>LoadedData.ClassNames</c>; by default the numbers from 0.</param>
    /// <exception cref="ArgumentException">There is not one name per class, or there are more than 256 classes.</exception>
    public static Chart ConfusionMatrix(ClassificationReport report, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Classes > MostClasses) throw new ArgumentException($"Expected at most {MostClasses} classes, but got {report.Classes}.", nameof(report));
        var chart = new ConfusionChart(report, Require.ClassNames(classNames, report.Classes));
        string description = string.Create(CultureInfo.InvariantCulture,
            $"Confusion matrix of {report.Classes} classes and {report.Examples:N0} examples, {Numbers.Percent(report.Accuracy)} of them right.");
        return new Chart("Confusion matrix", description, chart.Width, chart.Height, chart.Draw);
    }
}
