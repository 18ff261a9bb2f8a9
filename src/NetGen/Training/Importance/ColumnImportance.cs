namespace NetGen;

/// <summary>How much worse a network is without what some columns say.</summary>
/// <param name="Columns">The input columns, which were shuffled together; counted from 0.</param>
/// <param name="Importance">Mean and deviation of <paramref name="Losses"/>: near 0 where the network does without these columns.</param>
/// <param name="Losses">What each shuffle took from the score, in units of the metric, positive where the network became worse.</param>
public sealed record ColumnImportance(IReadOnlyList<int> Columns, MeanAndDeviation Importance, IReadOnlyList<double> Losses)
{
    /// <summary>In words, the same in every culture: <c>columns 0, 1: 0.9300 +- 0.0100</c>.</summary>
    public override string ToString() => $"{(Columns.Count == 1 ? "column" : "columns")} {string.Join(", ", Columns.Select(ReportNumbers.Count))}: {Importance}";
}
