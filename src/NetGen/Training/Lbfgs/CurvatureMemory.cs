namespace NetGen;

/// <summary>
/// What the last steps have taught of an objective's curvature: pairs of a step <c>s</c> and the change <c>y</c> of the gradient along it, and from
/// them the product of an inverse Hessian with a vector, which is never written down (Nocedal, 1980).
/// </summary>
internal sealed class CurvatureMemory
{
    /// <summary>
    /// A pair whose <c>s</c> and <c>y</c> are this close to a right angle, or beyond it, is rounding rather than curvature, and is not kept: with
    /// it the inverse Hessian would not be positive definite.
    /// </summary>
    private const double SmallestCosine = 2.220446049250313e-16;

    private readonly double[][] _steps;
    private readonly double[][] _changes;
    private readonly double[] _inverses;
    private readonly double[] _weights;
    private int _next;
    private double _scale;

    /// <summary>Takes all memory.</summary>
    /// <param name="pairs">How many pairs are kept; at least 1.</param>
    /// <param name="size">Number of variables.</param>
    public CurvatureMemory(int pairs, int size)
    {
        _steps = new double[pairs][];
        _changes = new double[pairs][];
        for (int i = 0; i < pairs; i++) (_steps[i], _changes[i]) = (new double[size], new double[size]);
        _inverses = new double[pairs];
        _weights = new double[pairs];
    }

    /// <summary>Pairs held.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all pairs.</summary>
    public void Clear() => (Count, _next) = (0, 0);

    /// <summary>Learns from a step, unless there is nothing to learn from it. The oldest pair makes room.</summary>
    /// <returns>Whether the pair was kept.</returns>
    public bool Add(ReadOnlySpan<double> from, ReadOnlySpan<double> to, ReadOnlySpan<double> gradientFrom, ReadOnlySpan<double> gradientTo)
    {
        // The slot is free, or holds the oldest pair; a pair that is not kept costs that one, too.
        double[] step = _steps[_next], change = _changes[_next];
        DoubleVectors.Combine(step, to, -1, from);
        DoubleVectors.Combine(change, gradientTo, -1, gradientFrom);
        double curvature = DoubleVectors.Dot(step, change), square = DoubleVectors.Dot(change, change);
        double inverse = 1 / curvature, scale = curvature / square;
        bool keep = curvature > SmallestCosine * Math.Sqrt(square) * Math.Sqrt(DoubleVectors.Dot(step, step)) && double.IsFinite(inverse) && double.IsFinite(scale);
        if (!keep)
        {
            Count = Math.Min(Count, _steps.Length - 1);
            return false;
        }

        // Gamma of Nocedal and Wright (7.20): the inverse curvature along the newest step.
        (_inverses[_next], _scale) = (inverse, scale);
        _next = (_next + 1) % _steps.Length;
        Count = Math.Min(Count + 1, _steps.Length);
        return true;
    }

    /// <summary>
    /// Multiplies a vector by the approximate inverse Hessian, which is the identity without pairs: the two-loop recursion, algorithm 7.4 of
    /// Nocedal and Wright, <em>Numerical Optimization</em> (2006).
    /// </summary>
    public void Multiply(Span<double> vector)
    {
        if (Count == 0) return;
        for (int age = 0; age < Count; age++)
        {
            int i = Slot(age);
            _weights[i] = _inverses[i] * DoubleVectors.Dot(_steps[i], vector);
            DoubleVectors.AddScaled(vector, -_weights[i], _changes[i]);
        }

        DoubleVectors.Scale(vector, _scale);
        for (int age = Count - 1; age >= 0; age--)
        {
            int i = Slot(age);
            double weight = _inverses[i] * DoubleVectors.Dot(_changes[i], vector);
            DoubleVectors.AddScaled(vector, _weights[i] - weight, _steps[i]);
        }
    }

    /// <summary>Where the pair of an age stands; the newest has age 0.</summary>
    private int Slot(int age) => (_next - 1 - age + 2 * _steps.Length) % _steps.Length;
}
