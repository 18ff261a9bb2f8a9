namespace NetGen;

/// <summary>What came of <see cref="PermutationImportance.Of"/>.</summary>
/// <param name="Metric">What was measured.</param>
/// <param name="Score">Its value on the data as they are.</param>
/// <param name="Columns">The importance of every column, or of every group, in the order in which they were given.</param>
public sealed record PermutationReport(Metric Metric, double Score, IReadOnlyList<ColumnImportance> Columns)
{
    /// <summary>A table of the columns, the most important first; the same in every culture.</summary>
    public override string ToString()
    {
        var table = new TextTable("columns", "mean", "deviation");
        foreach (ColumnImportance one in Columns.OrderByDescending(one => one.Importance.Mean))
        {
            table.Add(
                string.Join(", ", one.Columns.Select(ReportNumbers.Count)), ReportNumbers.Value(one.Importance.Mean), ReportNumbers.Value(one.Importance.Deviation));
        }

        return $"{table}\n\n{Metric.Name} {ReportNumbers.Value(Score)}";
    }
}
