namespace NetGen;

/// <summary>An objective at a place on a line.</summary>
/// <param name="Step">How far from the line's start, in lengths of its direction.</param>
/// <param name="Value">The value there.</param>
/// <param name="Slope">Its derivative by <paramref name="Step"/>.</param>
internal readonly record struct LinePoint(double Step, double Value, double Slope)
{
    /// <summary>Whether the objective exists here.</summary>
    public bool IsFinite => double.IsFinite(Value) && double.IsFinite(Slope);

    /// <summary>
    /// Where the cubic through two points and their slopes has its minimum: (3.59) of Nocedal and Wright, <em>Numerical Optimization</em> (2006).
    /// NaN where it has none.
    /// </summary>
    public static double CubicMinimum(LinePoint first, LinePoint second)
    {
        double width = second.Step - first.Step;
        double d1 = first.Slope + second.Slope - 3 * (second.Value - first.Value) / width;
        double d2 = Math.CopySign(Math.Sqrt(d1 * d1 - first.Slope * second.Slope), width);
        return second.Step - width * ((second.Slope + d2 - d1) / (second.Slope - first.Slope + 2 * d2));
    }
}
