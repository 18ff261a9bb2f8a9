namespace NetGen;

/// <summary>The text of a <see cref="RegressionReport"/>: a row for every output, and their mean where there are several.</summary>
internal static class RegressionText
{
    public static string Of(RegressionReport report)
    {
        var table = new TextTable("output", "MAE", "RMSE", "R2", "examples");
        for (int one = 0; one < report.PerOutput.Count; one++) table.Add(Row(ReportNumbers.Count(one), report.PerOutput[one], report.Examples));
        if (report.PerOutput.Count > 1)
        {
            table.Add();
            table.Add(Row("mean", report.Overall, report.Examples));
        }

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
