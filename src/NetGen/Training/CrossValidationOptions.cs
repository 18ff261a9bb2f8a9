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

    /// <summary>
    /// Whether rows are in the order of time, so that a network must not have seen what comes after the part that it is evaluated on; false by default. Parts are then the
    /// last <c>Folds</c> of <c>Folds + 1</c> pieces, each <c>Count / (Folds + 1)</c> rows long, rounded down, and each part's network is trained on all rows before it: as
    /// scikit-learn's <c>TimeSeriesSplit</c> does. The first rows are in no part. <see cref="Seed"/> says nothing then, and <see cref="Stratified"/> must be false.
    /// </summary>
    public bool Ordered { get; init; }

    /// <summary>
    /// How many rows before each part its network is not trained on; at least 0, the default. Only with <see cref="Ordered"/>. Windows whose targets lie <c>horizon</c>
    /// steps behind need <c>horizon - 1</c>, see <see cref="Dataset.Windows"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int Gap { get; init => field = Option.AtLeastZero(value, nameof(Gap)); }
}
