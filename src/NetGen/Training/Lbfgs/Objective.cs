namespace NetGen;

/// <summary>The value of an objective at a point.</summary>
/// <param name="Total">What is made small.</param>
/// <param name="Loss">The total without penalties.</param>
internal readonly record struct ObjectiveValue(double Total, double Loss);

/// <summary>A smooth function of many variables.</summary>
/// <param name="size">How many; at least 1.</param>
internal abstract class Objective(int size)
{
    /// <summary>Number of variables.</summary>
    public int Size { get; } = size;

    /// <summary>Value and gradient at a point. Where the value is not finite the gradient is unspecified.</summary>
    /// <param name="point">
    /// The point. An objective that knows fewer digits than a <see langword="double"/> moves it to the nearest one it knows, so that the
    /// difference of two points belongs to the difference of their gradients.
    /// </param>
    /// <param name="gradient">Receives the gradient.</param>
    public abstract ObjectiveValue Evaluate(Span<double> point, Span<double> gradient);
}
