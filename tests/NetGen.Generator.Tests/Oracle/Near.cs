namespace NetGen.Generator.Tests.Oracle;

/// <summary>
/// Equality up to rounding. An error is measured against the largest magnitude of the vector it stands in, at least 1: sums of
/// products cancel, so a small element carries the rounding of its large summands. With d summands of that size, rounding gives
/// errors of about sqrt(d) u (u = 1.1e-16 in double, 6e-8 in float), plus a few u for each transcendental function, through at
/// most a handful of layers: for sums of up to 100 some 20 u. The bounds below are 1e4 u in double and 200 u in float: loose for
/// rounding, and still far below what any wrong formula does to values of order 1 (a dropped term, an unscaled mean, a gradient at
/// the wrong place: 1e-3 and more).
/// </summary>
public static class Near
{
    public const double Double = 1e-12;
    public const double Single = 1.2e-5;

    public static double Tolerance(Precision precision) => precision == Precision.Double ? Double : Single;

    public static void Equal(double[] expected, double[] actual, double tolerance, Func<string> context)
    {
        if (expected.Length != actual.Length) Assert.Fail($"{context()}\nexpected {expected.Length} values, got {actual.Length}");
        double scale = 1;
        foreach (double value in expected) scale = Math.Max(scale, Math.Abs(value));
        for (int i = 0; i < expected.Length; i++)
        {
            // Written so that NaN fails.
            if (Math.Abs(expected[i] - actual[i]) <= tolerance * scale) continue;
            Assert.Fail(FormattableString.Invariant(
                $"{context()}\nvalue {i} of {expected.Length}: expected {expected[i]:R}, got {actual[i]:R}, error {Math.Abs(expected[i] - actual[i]) / scale:E2} of {scale:G3}, allowed {tolerance:E2}"));
        }
    }

    public static void Equal(double expected, double actual, double tolerance, Func<string> context) =>
        Equal([expected], [actual], tolerance, context);

    public static void Equal(double[][] expected, double[][] actual, double tolerance, Func<string> context)
    {
        if (expected.Length != actual.Length) Assert.Fail($"{context()}\nexpected {expected.Length} rows, got {actual.Length}");
        for (int e = 0; e < expected.Length; e++) Equal(expected[e], actual[e], tolerance, () => $"{context()}\nrow {e}");
    }
}
