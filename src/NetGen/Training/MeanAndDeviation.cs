namespace NetGen;

/// <summary>The middle and the spread of some numbers.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their sample standard deviation, <c>sqrt(sum (x - mean)^2 / (n - 1))</c>.</param>
public readonly record struct MeanAndDeviation(double Mean, double Deviation)
{
    /// <summary>Of at least two numbers.</summary>
    internal static MeanAndDeviation Of(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        return new MeanAndDeviation(mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)));
    }

    /// <summary>Both, the same in every culture: <c>0.9300 +- 0.0100</c>.</summary>
    public override string ToString() => $"{ReportNumbers.Value(Mean)} +- {ReportNumbers.Value(Deviation)}";
}
