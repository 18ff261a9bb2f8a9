namespace NetGen;

/// <summary>The text of a <see cref="RegressionReport"/>: a row for every output, their mean where there are several, and the baseline.</summary>
internal static class RegressionText
{
    public static string Of(RegressionReport report)
    {
        var table = new TextTable("output", "MAE", "RMSE", "R2", "examples");
        for (int one = 0; one < report.PerOutput.Count; one++) table.Add(Row(ReportNumbers.Count(one), report.PerOutput[one], report.Examples));
        table.Add();
        if (report.PerOutput.Count > 1) table.Add(Row("mean", report.Overall, report.Examples));
        table.Add(Row("baseline", report.Baseline, report.Examples));
        return table.ToString();
    }

    private static string[] Row(string name, RegressionScores scores, int examples) =>
    [
        name,
        ReportNumbers.Value(scores.MeanAbsoluteError),
        ReportNumbers.Value(scores.RootMeanSquaredError),
        ReportNumbers.Value(scores.R2),
        ReportNumbers.Count(examples),
    ];
}
