namespace NetGen;

/// <summary>The text of a <see cref="BinaryReport"/>: class 1 at the threshold with the largest F1, and what holds for all thresholds.</summary>
internal static class BinaryText
{
    public static string Of(BinaryReport report)
    {
        ClassScores best = report.At(report.BestThreshold);
        var table = new TextTable("", "threshold", "precision", "recall", "f1-score", "support");
        table.Add(
            "best F1",
            ReportNumbers.Value(report.BestThreshold),
            ReportNumbers.Score(best.Precision),
            ReportNumbers.Score(best.Recall),
            ReportNumbers.Score(best.F1),
            ReportNumbers.Count(best.Support));
        table.Add();
        table.Add("ROC AUC", "", "", "", ReportNumbers.Score(report.RocAuc), ReportNumbers.Count(report.Examples));
        table.Add("average precision", "", "", "", ReportNumbers.Score(report.AveragePrecision), ReportNumbers.Count(report.Examples));
        return table.ToString();
    }
}
