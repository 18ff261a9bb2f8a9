namespace NetGen;

/// <summary>
/// An objective along a line, and everything that evaluates it: counts evaluations, remembers the best of all points seen, and says when there are to
/// be no more.
/// </summary>
/// <param name="objective">The function.</param>
/// <param name="maxEvaluations">The most evaluations; null for no limit.</param>
/// <param name="cancellation">The caller's wish to end.</param>
internal sealed class SearchLine(Objective objective, int? maxEvaluations, CancellationToken cancellation)
{
    private readonly double[] _best = new double[objective.Size];

    /// <summary>The line's start.</summary>
    public double[] Start { get; private set; } = new double[objective.Size];

    /// <summary>The gradient there.</summary>
    public double[] StartGradient { get; private set; } = new double[objective.Size];

    /// <summary>The value there.</summary>
    public ObjectiveValue StartValue { get; private set; }

    /// <summary>The line's direction.</summary>
    public double[] Direction { get; } = new double[objective.Size];

    /// <summary>The point evaluated last.</summary>
    public double[] Point { get; private set; } = new double[objective.Size];

    /// <summary>The gradient there.</summary>
    public double[] Gradient { get; private set; } = new double[objective.Size];

    /// <summary>The value there.</summary>
    public ObjectiveValue Value { get; private set; }

    /// <summary>The point with the smallest value of all; the very first one when none was finite.</summary>
    public ReadOnlySpan<double> Best => _best;

    /// <summary>The value there.</summary>
    public ObjectiveValue BestValue { get; private set; }

    /// <summary>The largest absolute value in the gradient there.</summary>
    public double BestGradientNorm { get; private set; }

    /// <summary>Evaluations so far.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Why there are to be no more evaluations; null while there may be.</summary>
    public LbfgsStopReason? Stop =>
        cancellation.IsCancellationRequested ? LbfgsStopReason.Cancelled : Evaluations >= maxEvaluations ? LbfgsStopReason.Evaluations : null;

    /// <summary>Evaluates the first point of all and puts the line's start there.</summary>
    public void Begin(ReadOnlySpan<double> point)
    {
        point.CopyTo(Point);
        Evaluate();
        Remember();
        Advance();
    }

    /// <summary>Goes along the line and evaluates there.</summary>
    public LinePoint At(double step)
    {
        DoubleVectors.Combine(Point, Start, step, Direction);
        Evaluate();
        if (double.IsFinite(Value.Total) && Value.Total < BestValue.Total) Remember();
        return new LinePoint(step, Value.Total, DoubleVectors.Dot(Gradient, Direction));
    }

    /// <summary>Moves the line's start to the point evaluated last.</summary>
    public void Advance()
    {
        (Start, Point) = (Point, Start);
        (StartGradient, Gradient) = (Gradient, StartGradient);
        StartValue = Value;
    }

    private void Evaluate()
    {
        Value = objective.Evaluate(Point, Gradient);
        Evaluations++;
    }

    private void Remember()
    {
        Point.CopyTo(_best, 0);
        BestValue = Value;
        BestGradientNorm = DoubleVectors.LargestMagnitude(Gradient);
    }
}
