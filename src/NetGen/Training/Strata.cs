using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>Divides rows at random so that every part has its share of every class.</summary>
internal static class Strata
{
    /// <summary>All row numbers in a random order, that of the first epoch with this seed.</summary>
    public static ReadOnlySpan<int> Shuffled(int count, int seed)
    {
        var order = new EpochOrder(count, new Mt19937(seed), ahead: false);
        order.Begin();
        return order.Rows;
    }

    /// <summary>The class of every row; where classes do not matter all rows are of class 0.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="stratified">Whether classes matter.</param>
    /// <param name="classes">How many there are.</param>
    /// <param name="name">The argument that says so.</param>
    /// <exception cref="ArgumentException">Classes matter, but a row has none.</exception>
    public static int[] ClassOfRows<T>(Dataset<T> data, bool stratified, out int classes, string name = "stratified")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] classOf = new int[data.Count];
        classes = stratified ? Math.Max(2, data.OutputSize) : 1;
        for (int row = 0; stratified && row < classOf.Length; row++)
            classOf[row] = ClassOf(data.Targets.Span.Slice(row * data.OutputSize, data.OutputSize), row, name);
        return classOf;
    }

    /// <summary>
    /// How many rows of every class belong to a share of all, by the largest remainder: every class has its part rounded down, and the rows that are
    /// missing to the whole come from those classes that lost most, the first of equals.
    /// </summary>
    /// <param name="counts">Rows of every class.</param>
    /// <param name="fraction">The share, in (0, 1).</param>
    /// <param name="total">How many rows it is in all.</param>
    public static int[] Shares(int[] counts, double fraction, int total)
    {
        int[] shares = [.. counts.Select(count => RoundDown(fraction, count))];
        double[] lost = [.. counts.Zip(shares, (count, share) => fraction * count - share)];
        int missing = total - shares.Sum();
        // Rounding down loses less than one row per class, so nobody gets two back.
        foreach (int one in Enumerable.Range(0, counts.Length).OrderByDescending(one => lost[one]).Take(Math.Max(0, missing))) shares[one]++;
        return shares;
    }

    /// <summary>
    /// The part of every row, counted from 1: the rows, shuffled and then class by class, are dealt like cards, so that parts differ by one row at
    /// most, in every class and in all.
    /// </summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">How many parts, and whether classes matter.</param>
    /// <exception cref="ArgumentException">Classes matter, but a row has none.</exception>
    public static int[] Folds<T>(Dataset<T> data, CrossValidationOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] classOf = ClassOfRows(data, options.Stratified, out _), foldOf = new int[data.Count];
        int dealt = 0;
        // The order within a class stays shuffled: sorting is stable.
        foreach (int row in Shuffled(data.Count, options.Seed).ToArray().OrderBy(row => classOf[row])) foldOf[row] = dealt++ % options.Folds + 1;
        return foldOf;
    }

    /// <summary>A share of rows rounded down, where 0.29 of 100 is 29 although the product is 28.999...: that error grows with the product.</summary>
    public static int RoundDown(double fraction, int count)
    {
        const double Rounding = 1e-9, Relative = 1 + 1e-12;
        return (int)(fraction * count * Relative + Rounding);
    }

    private static int ClassOf<T>(ReadOnlySpan<T> target, int row, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int ones = target.Count(T.One), zeros = target.Count(T.Zero);
        bool known = ones + zeros == target.Length && (target.Length == 1 || ones == 1);
        if (known) return target.Length == 1 ? ones : target.IndexOf(T.One);
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"Stratification needs a class in every row, one target of 1 among zeros, or a single target of 0 or 1; row {row} has none."), name);
    }
}
