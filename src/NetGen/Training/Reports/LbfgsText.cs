using System.Globalization;

namespace NetGen;

/// <summary>The text of an <see cref="LbfgsReport"/>: where it began, where it ended, and why.</summary>
internal static class LbfgsText
{
    public static string Of(LbfgsReport report)
    {
        var table = new TextTable("", "loss", "objective");
        if (report.LossHistory.Count > 0) table.Add("begin", ReportNumbers.Value(report.LossHistory[0]), ReportNumbers.Value(report.ObjectiveHistory[0]));
        table.Add("end", ReportNumbers.Value(report.Loss), ReportNumbers.Value(report.Objective));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{table}\n\n{report.Iterations} iterations, {report.Evaluations} evaluations, gradient {ReportNumbers.Value(report.GradientNorm)}, ")
            + $"{report.Reason}, {ReportNumbers.Duration(report.Duration)}";
    }
}
