namespace NetGen.Reporting;

/// <summary>Makes long curves short: nobody sees more points than there are columns of pixels.</summary>
internal static class Thinning
{
    private const int Columns = 600;

    /// <summary>
    /// The stretches of finite values with their epochs. Of very many values each group of neighbours keeps its smallest and largest, and
    /// the curve its ends, so that no peak is lost.
    /// </summary>
    public static IEnumerable<(double[] Epochs, double[] Values)> Runs(IReadOnlyList<double> values)
    {
        int start = 0;
        for (int i = 0; i <= values.Count; i++)
        {
            if (i < values.Count && double.IsFinite(values[i])) continue;
            if (i > start) yield return Thin(values, start, i);
            start = i + 1;
        }
    }

    private static (double[] Epochs, double[] Values) Thin(IReadOnlyList<double> values, int start, int end)
    {
        int group = Math.Max(1, values.Count / Columns);
        var kept = new SortedSet<int> { start, end - 1 };
        for (int from = start; from < end; from += group)
        {
            (int least, int most) = (from, from);
            for (int i = from; i < Math.Min(end, from + group); i++)
            {
                if (values[i] < values[least]) least = i;
                if (values[i] > values[most]) most = i;
            }

            kept.Add(least);
            kept.Add(most);
        }

        return ([.. kept.Select(index => index + 1.0)], [.. kept.Select(index => values[index])]);
    }
}
