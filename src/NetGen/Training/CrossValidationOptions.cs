namespace NetGen;

/// <summary>How <see cref="CrossValidation"/> divides a dataset.</summary>
public sealed record CrossValidationOptions
{
    /// <summary>Into how many parts; at least 2, 5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 2.</exception>
    public int Folds { get; init => field = Option.AtLeastTwo(value, nameof(Folds)); } = 5;

    /// <summary>The seed of the division, which <see cref="Mt19937"/> makes; 1 by default.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Whether every part has the same share of every class, but for one row; false by default. Rows must have classes, as for
    /// <see cref="Dataset{T}.Split"/>.
    /// </summary>
    public bool Stratified { get; init; }
}
