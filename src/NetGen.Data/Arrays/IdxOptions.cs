namespace NetGen.Data;

/// <summary>How <see cref="Idx"/> makes a dataset of images and labels.</summary>
public sealed record IdxOptions
{
    /// <summary>
    /// What every pixel is divided by; finite and greater than 0. 1, the default, leaves them as they are; 255 brings bytes into [0, 1].
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or not greater than 0.</exception>
    public double Divisor
    {
        get;
        init => field = Require.Finite(value, nameof(Divisor)) > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Divisor), FormattableString.Invariant($"Divisor must be greater than 0, but is {value}."));
    } = 1;

    /// <summary>
    /// The number of classes, from 1 to 65,536; labels are from 0 to one less. Null, the default, takes one more than the largest label, at most
    /// 1,024: right where every class occurs in the file.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1, or more than 65,536.</exception>
    public int? Classes
    {
        get;
        init => field = value is null or (>= 1 and <= Limits.Columns)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Classes), FormattableString.Invariant($"Classes must be from 1 to {Limits.Columns}, but is {value}."));
    }
}
