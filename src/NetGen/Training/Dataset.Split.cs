using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <content>Parts of a dataset.</content>
public sealed partial class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Some of the rows with their weights, copied.</summary>
    /// <param name="rows">Row numbers from 0 to <see cref="Count"/> - 1, at least one; in any order, and as often as wanted.</param>
    /// <exception cref="ArgumentException">There is no row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Dataset<T> Subset(ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty) throw new ArgumentException("A dataset needs at least 1 example, but got 0.", nameof(rows));
        T[] inputs = new T[checked(rows.Length * InputSize)], targets = new T[checked(rows.Length * OutputSize)];
        T[] weights = new T[HasWeights ? rows.Length : 0];
        for (int i = 0; i < rows.Length; i++)
        {
            int row = rows[i];
            if ((uint)row >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(rows), string.Create(CultureInfo.InvariantCulture, $"Rows must be from 0 to {Count - 1}, but is {row} at {i}."));
            }

            Inputs.Span.Slice(row * InputSize, InputSize).CopyTo(inputs.AsSpan(i * InputSize));
            Targets.Span.Slice(row * OutputSize, OutputSize).CopyTo(targets.AsSpan(i * OutputSize));
            if (HasWeights) weights[i] = Weights.Span[row];
        }

        return new Dataset<T>(InputSize, OutputSize, inputs, targets) { Weights = weights };
    }

    /// <summary>
    /// Divides the rows at random in two: rows to train on, and rows held back to validate or test on. Every row is in one of them; in both, rows keep
    /// their order. Rows are copied.
    /// </summary>
    /// <param name="fraction">
    /// The share of rows to hold back, in (0, 1). A share between two numbers of rows is rounded down, as with
    /// <see cref="FitOptions.ValidationFraction"/>.
    /// </param>
    /// <param name="seed">The seed of the choice, which <see cref="Mt19937"/> makes.</param>
    /// <param name="stratified">
    /// Whether every class is divided in the same proportion. Rows must have classes: one target of 1 among zeros, or a single target of 0 or 1.
    /// By the largest remainder: of every class its share is held back, rounded down, and the rows missing to the whole come from the classes
    /// that lost most by that, the first of equals. So no class is more than a row off; a class of very few rows may be in one part only.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not in (0, 1).</exception>
    /// <exception cref="ArgumentException">No whole row would be held back, or a row has no class to stratify by.</exception>
    public (Dataset<T> Training, Dataset<T> HeldBack) Split(double fraction, int seed = 1, bool stratified = false)
    {
        Option.InnerFraction(fraction, nameof(fraction));
        return Divide(HeldBack(fraction), fraction, seed, stratified, nameof(stratified));
    }

    /// <summary>
    /// Divides the rows in two as they lie, which in data in the order of time is past and future: rows to train on, and the last ones, held back to validate or test on.
    /// Nothing is copied.
    /// </summary>
    /// <param name="fraction">
    /// The share of rows to hold back, in (0, 1), rounded down: the rows that <see cref="FitOptions.ValidationFraction"/> holds back with <see cref="ValidationSplit.Last"/>.
    /// </param>
    /// <param name="gap">
    /// How many of the rows before these are left out of both; at least 0, the default. Windows whose targets lie <c>horizon</c> steps behind need <c>horizon - 1</c>, so that
    /// nothing is learned that is not known when the first row held back is predicted.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not in (0, 1), or the gap is negative.</exception>
    /// <exception cref="ArgumentException">No whole row would be held back, or the gap leaves none to train on.</exception>
    public (Dataset<T> Training, Dataset<T> HeldBack) SplitLast(double fraction, int gap = 0)
    {
        Option.InnerFraction(fraction, nameof(fraction));
        Option.AtLeastZero(gap, nameof(gap));
        int held = HeldBack(fraction), training = Count - held - gap;
        if (training < 1) throw Error($"A gap of {gap} leaves none of the {Count - held} rows before those held back.", nameof(gap));
        return (Slice(0, training), Slice(Count - held, held));
    }

    /// <summary>The same, where it is known that so many rows are held back.</summary>
    internal (Dataset<T> Training, Dataset<T> HeldBack) Divide(int total, double fraction, int seed, bool stratified, string name)
    {
        int[] classOf = Strata.ClassOfRows(this, stratified, out int classes, name), counts = new int[classes];
        foreach (int one in classOf) counts[one]++;
        int[] wanted = Strata.Shares(counts, fraction, total);
        bool[] isHeldBack = new bool[Count];
        foreach (int row in Strata.Shuffled(Count, seed)) isHeldBack[row] = wanted[classOf[row]]-- > 0;
        return (Subset(Rows(false)), Subset(Rows(true)));

        int[] Rows(bool heldBack) => [.. Enumerable.Range(0, Count).Where(row => isHeldBack[row] == heldBack)];
    }

    private int HeldBack(double fraction)
    {
        int rows = Math.Min(Strata.RoundDown(fraction, Count), Count - 1);
        return rows > 0 ? rows : throw Error($"The fraction {fraction} of {Count} examples is less than one.", nameof(fraction));
    }

    private Dataset<T> Slice(int first, int count) => new(
        InputSize, OutputSize, Inputs.Slice(first * InputSize, count * InputSize), Targets.Slice(first * OutputSize, count * OutputSize))
    {
        Weights = HasWeights ? Weights.Slice(first, count) : default,
    };
}
