using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Which input columns a network relies on: how much worse its predictions are when the values of a column are dealt out to other examples (Breiman,
/// 2001; <c>sklearn.inspection.permutation_importance</c>). Columns that say the same stand in for one another, and both look unimportant: shuffle them
/// together, as a group.
/// </summary>
/// <example>
/// <code>
/// PermutationReport report = PermutationImportance.Of(network, test, Metric.R2, new PermutationOptions { Repeats = 10 });
/// Console.WriteLine(report);
/// </code>
/// </example>
public static class PermutationImportance
{
    /// <summary>Shuffles the columns of a dataset, one after the other, and looks at what the network makes of it. Nothing is trained.</summary>
    /// <remarks>Takes memory for the inputs and outputs once more; the data given stay as they are. Orders depend on the seed only.</remarks>
    /// <param name="network">The network.</param>
    /// <param name="data">The examples; those that the network was not trained on tell what carries over to others.</param>
    /// <param name="metric">What says how good predictions are.</param>
    /// <param name="options">How to shuffle; by default each column five times.</param>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">
    /// The dataset does not fit the network, the metric does not fit the network or the targets, or a group names a column that is not there.
    /// </exception>
    public static PermutationReport Of<TNetwork, T>(TNetwork network, Dataset<T> data, Metric metric, PermutationOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] outputs = Metrics.Outputs(network, data);
        ArgumentNullException.ThrowIfNull(metric);
        options ??= new PermutationOptions();
        NetworkDescription description = TNetwork.Description;
        ReadOnlySpan<T> targets = data.Targets.Span;
        if (metric.NeedsClasses) Metrics.RequireClasses(description, targets, $"The metric '{metric.Name}'", nameof(metric));
        IReadOnlyList<IReadOnlyList<int>> groups = GroupsOf(options, data.InputSize);
        double score = metric.Of(outputs, targets, description.AnswerSize);
        T[] inputs = data.Inputs.ToArray();
        var order = new EpochOrder(data.Count, new Mt19937(options.Seed), ahead: false);
        var columns = new List<ColumnImportance>(groups.Count);
        foreach (IReadOnlyList<int> group in groups)
        {
            double[] losses = new double[options.Repeats];
            for (int repeat = 0; repeat < losses.Length; repeat++)
            {
                order.Begin();
                Deal(data.Inputs.Span, inputs, data.InputSize, group, order.Rows);
                network.PredictBatch(inputs, outputs);
                double shuffled = metric.Of(outputs, targets, description.AnswerSize);
                losses[repeat] = metric.LargerIsBetter ? score - shuffled : shuffled - score;
            }

            Restore(data.Inputs.Span, inputs, data.InputSize, group);
            columns.Add(new ColumnImportance(group, MeanAndDeviation.Of(losses), losses));
        }

        return new PermutationReport(metric, score, columns);
    }

    private static IReadOnlyList<IReadOnlyList<int>> GroupsOf(PermutationOptions options, int inputs)
    {
        if (options.Groups.Count == 0) return [.. Enumerable.Range(0, inputs).Select(IReadOnlyList<int> (column) => [column])];
        foreach (int column in options.Groups.SelectMany(group => group))
        {
            if ((uint)column < (uint)inputs) continue;
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Groups must name columns from 0 to {inputs - 1}, but one names {column}."), nameof(options));
        }

        return options.Groups;
    }

    private static void Deal<T>(ReadOnlySpan<T> from, Span<T> to, int width, IReadOnlyList<int> columns, ReadOnlySpan<int> order)
    {
        for (int at = 0; at < columns.Count; at++)
        {
            int column = columns[at];
            for (int row = 0; row < order.Length; row++) to[row * width + column] = from[order[row] * width + column];
        }
    }

    private static void Restore<T>(ReadOnlySpan<T> from, Span<T> to, int width, IReadOnlyList<int> columns)
    {
        for (int at = 0; at < columns.Count; at++)
        {
            for (int place = columns[at]; place < to.Length; place += width) to[place] = from[place];
        }
    }
}
