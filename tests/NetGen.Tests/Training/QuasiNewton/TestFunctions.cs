namespace NetGen.Tests.Training.QuasiNewton;

/// <summary>An objective from a formula, which writes down where it was evaluated.</summary>
internal sealed class Formula(int size, Func<double[], double> value, Func<double[], double[]> gradient) : Objective(size)
{
    /// <summary>All values so far.</summary>
    public List<double> Values { get; } = [];

    /// <summary>Is called before every evaluation.</summary>
    public Action? Before { get; init; }

    public override ObjectiveValue Evaluate(Span<double> point, Span<double> gradient1)
    {
        Before?.Invoke();
        double[] x = point.ToArray();
        gradient(x).CopyTo(gradient1);
        Values.Add(value(x));
        return new ObjectiveValue(Values[^1], Values[^1]);
    }

    /// <summary>The gradient by central differences, for checking the formula.</summary>
    public double[] Differences(double[] x)
    {
        double[] result = new double[Size];
        for (int i = 0; i < Size; i++)
        {
            double h = 1e-6 * Math.Max(1, Math.Abs(x[i]));
            double[] above = [.. x], below = [.. x];
            above[i] += h;
            below[i] -= h;
            result[i] = (value(above) - value(below)) / (above[i] - below[i]);
        }

        return result;
    }
}

/// <summary>A problem of the literature.</summary>
internal sealed record Problem(string Name, Func<Formula> Function, double[] Start, double[]? Minimum, double Tolerance)
{
    public override string ToString() => Name;
}

/// <summary>
/// Textbook problems with known minima, from Moré, Garbow and Hillstrom, <em>Testing Unconstrained Optimization Software</em> (1981), and quadratics.
/// All minima are 0.
/// </summary>
internal static class TestFunctions
{
    private static readonly double[] Eigenvalues = [.. Enumerable.Range(0, 20).Select(i => Math.Pow(10, 6.0 * i / 19))];

    public static Problem[] Problems { get; } =
    [
        new("Rosenbrock", () => Rosenbrock(2), [-1.2, 1], [1, 1], 1e-8),
        new("Rosenbrock in 12 dimensions", () => Rosenbrock(12), [.. Enumerable.Range(0, 12).Select(i => i % 2 == 0 ? -1.2 : 1)], Ones(12), 1e-8),
        new("Rosenbrock in 50 dimensions", () => Rosenbrock(50), [.. Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? -1.2 : 1)], Ones(50), 1e-8),
        new("Beale", Beale, [1, 1], [3, 0.5], 1e-8),
        // Its Hessian is singular at the minimum: the value falls to nothing long before the point is there.
        new("Powell's singular function", Powell, [3, -1, 0, 1], [0, 0, 0, 0], 1e-2),
        new("a quadratic of condition 1e6", IllConditioned, [.. Enumerable.Range(0, 20).Select(i => 1.0 + i)], new double[20], 1e-8),
        new("a quadratic of one dimension", () => new Formula(1, x => (x[0] - 3) * (x[0] - 3), x => [2 * (x[0] - 3)]), [1e6], [3], 1e-8),
    ];

    public static Formula Rosenbrock(int size) => new(
        size,
        x => Enumerable.Range(0, size - 1).Sum(i => 100 * Square(x[i + 1] - x[i] * x[i]) + Square(1 - x[i])),
        x =>
        {
            double[] g = new double[size];
            for (int i = 0; i < size - 1; i++)
            {
                double off = x[i + 1] - x[i] * x[i];
                g[i] += -400 * x[i] * off - 2 * (1 - x[i]);
                g[i + 1] += 200 * off;
            }

            return g;
        });

    private static Formula Beale() => new(
        2,
        x => Square(1.5 - x[0] * (1 - x[1])) + Square(2.25 - x[0] * (1 - x[1] * x[1])) + Square(2.625 - x[0] * (1 - x[1] * x[1] * x[1])),
        x =>
        {
            double a = 1.5 - x[0] * (1 - x[1]), b = 2.25 - x[0] * (1 - x[1] * x[1]), c = 2.625 - x[0] * (1 - x[1] * x[1] * x[1]);
            return
            [
                -2 * (a * (1 - x[1]) + b * (1 - x[1] * x[1]) + c * (1 - x[1] * x[1] * x[1])),
                2 * x[0] * (a + 2 * b * x[1] + 3 * c * x[1] * x[1]),
            ];
        });

    private static Formula Powell() => new(
        4,
        x => Square(x[0] + 10 * x[1]) + 5 * Square(x[2] - x[3]) + Math.Pow(x[1] - 2 * x[2], 4) + 10 * Math.Pow(x[0] - x[3], 4),
        x =>
        {
            double a = 2 * (x[0] + 10 * x[1]), b = 10 * (x[2] - x[3]), c = 4 * Math.Pow(x[1] - 2 * x[2], 3), d = 40 * Math.Pow(x[0] - x[3], 3);
            return [a + d, 10 * a + c, b - 2 * c, -b - d];
        });

    private static Formula IllConditioned() => new(
        20,
        x => x.Zip(Eigenvalues, (value, eigenvalue) => eigenvalue * value * value / 2).Sum(),
        x => [.. x.Zip(Eigenvalues, (value, eigenvalue) => eigenvalue * value)]);

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];

    private static double Square(double value) => value * value;
}
