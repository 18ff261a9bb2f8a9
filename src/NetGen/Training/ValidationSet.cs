using System.Numerics;

namespace NetGen;

/// <summary>The rows to validate on; possibly none.</summary>
/// <param name="Data">Where they stand.</param>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct ValidationSet<T>(Dataset<T> Data, int First, int Count)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The last rows of the data, as <see cref="FitOptions.ValidationFraction"/> says.</summary>
    /// <exception cref="ArgumentException">A fraction so small that no row would be held back.</exception>
    public static ValidationSet<T> HeldBack(Dataset<T> data, FitOptions options)
    {
        int rows = Rows(data.Count, options);
        return new ValidationSet<T>(data, data.Count - rows, rows);
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
