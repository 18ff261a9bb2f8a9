namespace NetGen;

/// <summary>How <see cref="Lbfgs"/> works, and when it ends. Tolerances are defined as those of SciPy's <c>L-BFGS-B</c>.</summary>
public sealed record LbfgsOptions
{
    /// <summary>
    /// How many of the last steps the curvature is estimated from; at least 1, 10 by default. Each takes two <see langword="double"/>s per parameter.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int History { get; init => field = Option.AtLeastOne(value, nameof(History)); } = 10;

    /// <summary>The most iterations; at least 1, 1000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxIterations { get; init => field = Option.AtLeastOne(value, nameof(MaxIterations)); } = 1000;

    /// <summary>
    /// The most evaluations of loss and gradient, each of which goes over all data; at least 1; null, the default, is no limit. Most iterations take one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? MaxEvaluations { get; init => field = value is { } most ? Option.AtLeastOne(most, nameof(MaxEvaluations)) : null; }

    /// <summary>Ends where no slope of the objective is steeper than this; finite and not negative, 1e-5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or negative.</exception>
    public double GradientTolerance { get; init => field = Option.NotNegative(value, nameof(GradientTolerance)); } = 1e-5;

    /// <summary>
    /// Ends after an iteration that lowers the objective from <c>f</c> to <c>g</c> with <c>f - g</c> at most this times <c>max(|f|, |g|, 1)</c>; finite
    /// and not negative, 1e-9 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or negative.</exception>
    public double LossTolerance { get; init => field = Option.NotNegative(value, nameof(LossTolerance)); } = 1e-9;

    /// <summary>
    /// Adds <c>L2Penalty / 2</c> times the sum of the squares of all weights, not of biases, to the objective; finite and not negative, 0 by default. With
    /// the mean loss of <c>n</c> examples, scikit-learn's <c>LogisticRegression(C)</c> has <c>1 / (C n)</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or negative.</exception>
    public double L2Penalty { get; init => field = Option.NotNegative(value, nameof(L2Penalty)); }

    /// <summary>
    /// How many examples are looked at at once, at least 1; 256 by default. Memory grows with it, not with the data; results differ in their last bits.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxBatchSize { get; init => field = Option.AtLeastOne(value, nameof(MaxBatchSize)); } = 256;

    /// <summary>Receives a report after every iteration, on the training thread; null, the default, for none.</summary>
    public IProgress<LbfgsProgress>? Progress { get; init; }
}
