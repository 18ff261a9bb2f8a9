namespace NetGen;

/// <summary>The text of a <see cref="ClassificationReport"/>: what scikit-learn's <c>classification_report</c> prints, and the baseline.</summary>
internal static class ClassificationText
{
    public static string Of(ClassificationReport report)
    {
        var table = new TextTable("", "precision", "recall", "f1-score", "support");
        for (int one = 0; one < report.Classes; one++) table.Add(Row(ReportNumbers.Count(one), report.PerClass[one]));
        table.Add();
        table.Add("accuracy", "", "", ReportNumbers.Score(report.Accuracy), ReportNumbers.Count(report.Examples));
        table.Add(Row("macro avg", report.MacroAverage));
        table.Add(Row("weighted avg", report.WeightedAverage));
        table.Add("baseline", "", "", ReportNumbers.Score(report.BaselineAccuracy), ReportNumbers.Count(report.Examples));
        return table.ToString();
    }

    private static string[] Row(string name, ClassScores scores) =>
        [name, ReportNumbers.Score(scores.Precision), ReportNumbers.Score(scores.Recall), ReportNumbers.Score(scores.F1), ReportNumbers.Count(scores.Support)];
}
