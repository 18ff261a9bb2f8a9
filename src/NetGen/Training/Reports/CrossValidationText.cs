namespace NetGen;

/// <summary>The text of a <see cref="CrossValidationReport"/>: a row for every fold, their mean and their deviation.</summary>
internal static class CrossValidationText
{
    public static string Of(CrossValidationReport report)
    {
        // Networks that answer no questions have no accuracy.
        bool answers = !double.IsNaN(report.Accuracy.Mean);
        var table = answers ? new TextTable("fold", "epochs", "loss", "accuracy") : new TextTable("fold", "epochs", "loss");
        foreach (FoldResult fold in report.Folds)
            table.Add(Row(ReportNumbers.Count(fold.Fold), ReportNumbers.Count(fold.Training.Epochs), fold.Evaluation.Loss, fold.Evaluation.Accuracy));
        table.Add();
        table.Add(Row("mean", "", report.Loss.Mean, report.Accuracy.Mean));
        table.Add(Row("deviation", "", report.Loss.Deviation, report.Accuracy.Deviation));
        return table.ToString();

        string[] Row(string name, string epochs, double loss, double accuracy) => answers
            ? [name, epochs, ReportNumbers.Value(loss), ReportNumbers.Value(accuracy)]
            : [name, epochs, ReportNumbers.Value(loss)];
    }
}
