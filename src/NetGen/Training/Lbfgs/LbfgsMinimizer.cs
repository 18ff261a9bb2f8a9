namespace NetGen;

/// <summary>
/// Minimises a smooth function by L-BFGS: algorithm 7.5 of Nocedal and Wright, <em>Numerical Optimization</em> (2006), from Liu and Nocedal (1989).
/// All memory is taken at the beginning.
/// </summary>
/// <param name="objective">The function.</param>
/// <param name="options">When to end, and how much to remember.</param>
/// <param name="cancellation">Ends before the next evaluation.</param>
internal sealed class LbfgsMinimizer(Objective objective, LbfgsOptions options, CancellationToken cancellation)
{
    private readonly CurvatureMemory _memory = new(options.History, objective.Size);

    /// <summary>Where the iterations stand: <see cref="SearchLine.Start"/>.</summary>
    public SearchLine Line { get; } = new(objective, options.MaxEvaluations, cancellation);

    /// <summary>Iterations done.</summary>
    public int Iterations { get; private set; }

    /// <summary>The largest absolute value in the gradient where the iterations stand.</summary>
    public double GradientNorm { get; private set; }

    /// <summary>Evaluates the first point.</summary>
    /// <returns>Why that is all; null to go on.</returns>
    public LbfgsStopReason? Begin(ReadOnlySpan<double> point)
    {
        Line.Begin(point);
        GradientNorm = DoubleVectors.LargestMagnitude(Line.StartGradient);
        if (!double.IsFinite(Line.StartValue.Total) || !double.IsFinite(GradientNorm)) return LbfgsStopReason.NotFinite;
        return GradientNorm <= options.GradientTolerance ? LbfgsStopReason.GradientTolerance : null;
    }

    /// <summary>Takes one step.</summary>
    /// <param name="moved">Whether there was one.</param>
    /// <returns>Why it was the last; null to go on.</returns>
    public LbfgsStopReason? Iterate(out bool moved)
    {
        moved = false;
        if (Iterations == options.MaxIterations) return LbfgsStopReason.Iterations;
        LbfgsStopReason? reason = Search();
        // What was learned far from here may have misled the search; the steepest descent cannot. L-BFGS-B (Zhu et al., 1997) does the same.
        if (reason == LbfgsStopReason.LineSearchFailed && _memory.Count > 0)
        {
            _memory.Clear();
            reason = Search();
        }

        if (reason is not null) return reason;
        moved = true;
        Iterations++;
        _memory.Add(Line.Start, Line.Point, Line.StartGradient, Line.Gradient);
        double before = Line.StartValue.Total, after = Line.Value.Total;
        Line.Advance();
        GradientNorm = DoubleVectors.LargestMagnitude(Line.StartGradient);
        if (GradientNorm <= options.GradientTolerance) return LbfgsStopReason.GradientTolerance;
        double scale = Math.Max(1, Math.Max(Math.Abs(before), Math.Abs(after)));
        return before - after <= options.LossTolerance * scale ? LbfgsStopReason.LossTolerance : null;
    }

    /// <summary>Chooses a direction and searches along it.</summary>
    private LbfgsStopReason? Search()
    {
        double slope = Direct();
        if (!(slope < 0) && _memory.Count > 0)
        {
            _memory.Clear();
            slope = Direct();
        }

        // A slope that is lost to overflow or underflow leads nowhere.
        if (!(slope < 0) || !double.IsFinite(slope)) return LbfgsStopReason.LineSearchFailed;
        // Newton's step has length 1. Steepest descent has no idea of its length; 1 at most is moderate.
        return WolfeSearch.Find(Line, slope, _memory.Count > 0 ? 1 : Math.Min(1, 1 / Math.Sqrt(-slope)));
    }

    /// <summary>The direction of descent, and the slope along it.</summary>
    private double Direct()
    {
        Line.StartGradient.CopyTo(Line.Direction, 0);
        _memory.Multiply(Line.Direction);
        DoubleVectors.Scale(Line.Direction, -1);
        return DoubleVectors.Dot(Line.StartGradient, Line.Direction);
    }
}
