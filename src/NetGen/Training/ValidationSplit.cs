namespace NetGen;

/// <summary>Which rows <see cref="FitOptions.ValidationFraction"/> holds back.</summary>
public enum ValidationSplit
{
    /// <summary>The last ones, as they lie. For rows in a random order, or in that of time.</summary>
    Last,

    /// <summary>Any, drawn with <see cref="FitOptions.Seed"/>: those that <see cref="Dataset{T}.Split"/> holds back with that seed. Rows are copied.</summary>
    Random,

    /// <summary>
    /// The same of every class by its share, as <see cref="Dataset{T}.Split"/> does when asked for it. Rows must have classes: one target of 1 among
    /// zeros, or a single target of 0 or 1. Rows are copied.
    /// </summary>
    Stratified,
}
