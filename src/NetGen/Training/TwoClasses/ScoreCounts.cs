using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>How many examples of both classes have at least a score, for every score that occurs, from the largest one down.</summary>
/// <param name="Scores">The scores, each once.</param>
/// <param name="Positives">The weight of the examples of class 1 with at least that score.</param>
/// <param name="Negatives">The weight of those of class 0.</param>
internal readonly record struct ScoreCounts(double[] Scores, double[] Positives, double[] Negatives)
{
    /// <summary>Counts; examples of weight 0 are as good as not there, as in scikit-learn.</summary>
    /// <param name="scores">A score for every example.</param>
    /// <param name="targets">A target for every example: above 0.5 it is of class 1.</param>
    /// <param name="weights">How much each counts; empty when all count 1.</param>
    /// <exception cref="ArgumentException">A score is NaN, a weight is negative or not finite, or all examples that count are of one class.</exception>
    public static ScoreCounts Of<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T half = T.CreateChecked(0.5);
        double[] sorted = new double[scores.Length], signed = new double[scores.Length];
        int count = 0;
        for (int row = 0; row < scores.Length; row++)
        {
            if (T.IsNaN(scores[row])) throw Error($"Scores must be numbers, but that of row {row} is NaN.", nameof(scores));
            double weight = weights.IsEmpty ? 1 : double.CreateChecked(weights[row]);
            if (weight is not (>= 0 and <= double.MaxValue)) throw Error($"Weights must be finite and not negative, but that of row {row} is {weight}.", nameof(weights));
            if (weight == 0) continue;
            sorted[count] = double.CreateChecked(scores[row]);
            // The sign carries the class through the sort.
            signed[count++] = targets[row] > half ? weight : -weight;
        }

        Array.Sort(sorted, signed, 0, count);
        return Cumulate(sorted.AsSpan(0, count), signed);
    }

    private static ScoreCounts Cumulate(ReadOnlySpan<double> sorted, double[] signed)
    {
        List<double> scores = [], positives = [], negatives = [];
        double positive = 0, negative = 0;
        for (int at = sorted.Length - 1; at >= 0; at--)
        {
            if (signed[at] > 0) positive += signed[at];
            else negative -= signed[at];
            if (at > 0 && sorted[at - 1] == sorted[at]) continue;
            scores.Add(sorted[at]);
            positives.Add(positive);
            negatives.Add(negative);
        }

        if (positive > 0 && negative > 0) return new ScoreCounts([.. scores], [.. positives], [.. negatives]);
        string found = sorted.Length == 0 ? "no example counts" : $"all {sorted.Length} examples that count are of class {(positive > 0 ? 1 : 0)}";
        throw Error($"BinaryReport needs examples of both classes, but {found}; a stratified split, Split(fraction, stratified: true), keeps both in each part.", "targets");
    }

    private static ArgumentException Error(FormattableString message, string name) => new(message.ToString(CultureInfo.InvariantCulture), name);
}
