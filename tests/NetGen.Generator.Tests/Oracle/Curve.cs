namespace NetGen.Generator.Tests.Oracle;

/// <summary>A function of one variable with its gradient, and the places where the gradient jumps.</summary>
public sealed record Curve(Func<double, double> Value, Func<double, double> Derivative, params double[] Kinks)
{
    /// <summary>How far <paramref name="x"/> is from the nearest kink.</summary>
    public double DistanceToKink(double x)
    {
        double distance = double.PositiveInfinity;
        foreach (double kink in Kinks) distance = Math.Min(distance, Math.Abs(x - kink));
        return distance;
    }
}
