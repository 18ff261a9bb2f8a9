using System.Numerics;

namespace NetGen;

/// <summary>Rows to validate on, or those to train on; possibly none.</summary>
/// <param name="Data">Where they stand.</param>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct ValidationSet<T>(Dataset<T> Data, int First, int Count)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Their targets, rows back to back.</summary>
    public ReadOnlySpan<T> Targets => Count == 0 ? default : Data.Targets.Span.Slice(First * Data.OutputSize, Count * Data.OutputSize);

    /// <summary>Divides data as <see cref="FitOptions.ValidationFraction"/> and <see cref="FitOptions.ValidationSplit"/> say.</summary>
    /// <exception cref="ArgumentException">
    /// A fraction so small that no row would be held back, a row without a class to stratify by, or a class of which nothing would be left to train on.
    /// </exception>
    public static (ValidationSet<T> Training, ValidationSet<T> Held) Divide(Dataset<T> data, FitOptions options, NetworkDescription network)
    {
        int rows = Rows(data.Count, options), others = data.Count - rows;
        ValidationSet<T> training = new(data, 0, others), held = new(data, others, rows);
        if (rows > 0 && options.ValidationSplit != ValidationSplit.Last)
        {
            (Dataset<T> kept, Dataset<T> drawn) = data.Divide(
                rows, options.ValidationFraction, options.Seed, options.ValidationSplit == ValidationSplit.Stratified, nameof(options));
            (training, held) = (new(kept, 0, others), new(drawn, 0, rows));
        }

        UnseenClasses.Refuse(training, held, network, options);
        return (training, held);
    }

    /// <summary>A whole dataset of its own.</summary>
    /// <exception cref="ArgumentException">The options want to hold back rows as well.</exception>
    public static ValidationSet<T> Given(Dataset<T> validation, FitOptions options)
    {
        if (options.ValidationFraction > 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"ValidationFraction must be 0 when validation data are given, but is {options.ValidationFraction}."), nameof(options));
        }

        return new ValidationSet<T>(validation, 0, validation.Count);
    }

    /// <summary>How many rows are held back.</summary>
    internal static int Rows(int count, FitOptions options)
    {
        double fraction = options.ValidationFraction;
        int rows = Math.Min(Strata.RoundDown(fraction, count), count - 1);
        if (rows == 0 && fraction > 0)
            throw new ArgumentException(FormattableString.Invariant($"ValidationFraction {fraction} of {count} examples is less than one."), nameof(options));
        return rows;
    }
}
