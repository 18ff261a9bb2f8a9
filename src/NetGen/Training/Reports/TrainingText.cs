using System.Globalization;

namespace NetGen;

/// <summary>The text of a <see cref="TrainingReport"/>: some of its epochs, the best one among them, and how it ended.</summary>
internal static class TrainingText
{
    private const int MostRows = 10;

    public static string Of(TrainingReport report)
    {
        string end = string.Create(
            CultureInfo.InvariantCulture, $"{report.Epochs} epochs, {report.Reason}, {ReportNumbers.Duration(report.Duration)}, {report.ExamplesPerSecond:N0} examples/s");
        if (report.Epochs == 0) return end;
        (string Name, Func<int, string> At)[] columns = [.. Columns(report)];
        var table = new TextTable(["epoch", .. columns.Select(column => column.Name)]);
        foreach (int epoch in Shown(report.Epochs, report.BestEpoch))
        {
            string number = ReportNumbers.Count(epoch);
            table.Add([epoch == report.BestEpoch ? $"best {number}" : number, .. columns.Select(column => column.At(epoch - 1))]);
        }

        return $"{table}\n\n{end}";
    }

    /// <summary>Epochs at equal distances, from the first to the last, and the best.</summary>
    private static IEnumerable<int> Shown(int epochs, int? best)
    {
        int rows = Math.Min(MostRows, epochs);
        IEnumerable<int> spread = Enumerable.Range(0, rows).Select(row => rows == 1 ? 1 : 1 + (int)((long)row * (epochs - 1) / (rows - 1)));
        return (best is { } one ? spread.Append(one) : spread).Distinct().Order();
    }

    private static IEnumerable<(string Name, Func<int, string> At)> Columns(TrainingReport report)
    {
        yield return ("loss", Numbers(report.LossHistory));
        foreach ((string whose, IReadOnlyList<Evaluation> history) in new[] { ("train", report.TrainingHistory), ("val", report.ValidationHistory) })
        {
            if (history.Count == 0) continue;
            yield return ($"{whose} loss", Numbers([.. history.Select(one => one.Loss)]));
            if (!double.IsNaN(history[0].Accuracy)) yield return ($"{whose} accuracy", Numbers([.. history.Select(one => one.Accuracy)]));
        }

        foreach ((string name, IReadOnlyList<double> values) in report.ValidationMetrics) yield return ($"val {name}", Numbers(values));
        // A rate that never changes is no news.
        if (report.LearningRates.Distinct().Count() > 1) yield return ("rate", Numbers(report.LearningRates));
    }

    private static Func<int, string> Numbers(IReadOnlyList<double> values) => at => at < values.Count ? ReportNumbers.Value(values[at]) : "";
}
