namespace NetGen;

/// <summary>Why <see cref="Lbfgs"/> ended.</summary>
public enum LbfgsStopReason
{
    /// <summary>No slope is steeper than <see cref="LbfgsOptions.GradientTolerance"/>.</summary>
    GradientTolerance,

    /// <summary>The last iteration lowered the objective by no more than <see cref="LbfgsOptions.LossTolerance"/>.</summary>
    LossTolerance,

    /// <summary><see cref="LbfgsOptions.MaxIterations"/> were done.</summary>
    Iterations,

    /// <summary><see cref="LbfgsOptions.MaxEvaluations"/> were done.</summary>
    Evaluations,

    /// <summary>
    /// No step downhill satisfies the strong Wolfe conditions, not even along the steepest descent. Mostly the objective is as low as rounding lets one
    /// see, which in single precision is soon; it may also have no minimum along a line, or be no smooth function there.
    /// </summary>
    LineSearchFailed,

    /// <summary>The caller asked to stop.</summary>
    Cancelled,

    /// <summary>Loss or gradient are not finite where the network started.</summary>
    NotFinite,
}
