namespace NetGen.Tests.Training.QuasiNewton;

/// <summary>The minimiser on functions that are no networks.</summary>
public sealed class MinimizerTests
{
    private static readonly LbfgsOptions Exact = new() { GradientTolerance = 1e-10, LossTolerance = 0, MaxIterations = 30_000 };

    public static TheoryData<string> Names => [.. TestFunctions.Problems.Select(problem => problem.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Textbook_problems_are_solved(string name)
    {
        Problem problem = TestFunctions.Problems.Single(one => one.Name == name);
        foreach (int history in (int[])[1, 3, 10, 40])
        {
            Formula function = problem.Function();
            var minimizer = new LbfgsMinimizer(function, Exact with { History = history }, default);
            LbfgsStopReason reason = Minimize(minimizer, problem.Start);
            Assert.Equal(LbfgsStopReason.GradientTolerance, reason);
            Assert.InRange(minimizer.GradientNorm, 0, 1e-10);
            Assert.InRange(minimizer.Line.BestValue.Total, 0, 1e-12);
            for (int i = 0; i < function.Size; i++) Assert.Equal(problem.Minimum![i], minimizer.Line.Best[i], problem.Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradients_of_the_problems_are_right(string name)
    {
        Problem problem = TestFunctions.Problems.Single(one => one.Name == name);
        Formula function = problem.Function();
        double[] gradient = new double[function.Size], point = [.. problem.Start.Select((value, i) => value + 0.1 * Math.Sin(i + 1))];
        function.Evaluate(point, gradient);
        double[] differences = function.Differences(point);
        double largest = gradient.Max(Math.Abs);
        for (int i = 0; i < gradient.Length; i++) Assert.Equal(differences[i], gradient[i], 1e-5 * Math.Max(1, largest));
    }

    /// <summary>Newton's kin are quick: what these problems take with SciPy's L-BFGS-B, they take here, give or take some.</summary>
    [Fact]
    public void Rosenbrock_takes_few_evaluations()
    {
        var minimizer = new LbfgsMinimizer(TestFunctions.Rosenbrock(2), Exact, default);
        Minimize(minimizer, [-1.2, 1]);
        Assert.InRange(minimizer.Line.Evaluations, 20, 80);
        Assert.InRange(minimizer.Iterations, 15, 60);
    }

    /// <summary>Both conditions with c1 = 1e-4 and c2 = 0.9, written down once more, at every step on hills and in narrow valleys.</summary>
    [Fact]
    public void Every_step_satisfies_the_strong_Wolfe_conditions()
    {
        int steps = 0;
        for (int seed = 1; seed <= 60; seed++)
        {
            int size = 1 + seed % 9;
            Formula function = Hills(seed, size);
            var random = new Mt19937(seed);
            var minimizer = new LbfgsMinimizer(function, new LbfgsOptions { History = 1 + seed % 7, MaxIterations = 60, LossTolerance = 0, GradientTolerance = 1e-7 }, default);
            LbfgsStopReason? reason = minimizer.Begin([.. Enumerable.Range(0, size).Select(_ => 5 * random.NextNormal())]);
            while (reason is null)
            {
                double[] from = [.. minimizer.Line.Start], before = [.. minimizer.Line.StartGradient];
                double value = minimizer.Line.StartValue.Total;
                reason = minimizer.Iterate(out bool moved);
                if (!moved) continue;
                double[] step = [.. minimizer.Line.Start.Zip(from, (to, start) => to - start)];
                double gradient = Product(before, step), newGradient = Product(minimizer.Line.StartGradient, step);
                Assert.True(gradient < 0, $"seed {seed}: the gradient is {gradient}.");
                double rounding = 1e-13 * Math.Max(1, Math.Abs(value));
                Assert.True(minimizer.Line.StartValue.Total <= value + 1e-4 * gradient + rounding, $"seed {seed}: no sufficient decrease.");
                Assert.True(Math.Abs(newGradient) <= -0.9 * gradient + 1e-9 * -gradient, $"seed {seed}: gradient {gradient} and {newGradient}.");
                steps++;
            }

            Assert.NotEqual(LbfgsStopReason.NotFinite, reason);
        }

        Assert.True(steps > 500, $"{steps} steps");
    }

    /// <summary>log is not there for negative arguments, and the first steps of the steepest descent land there.</summary>
    [Fact]
    public void Regions_without_values_are_avoided()
    {
        // Minimum at 1e-3, 1e-3: the gradient at the start would carry the point far to the negative.
        var function = new Formula(2, x => x.Sum(one => one - 1e-3 * Math.Log(one)), x => [.. x.Select(one => 1 - 1e-3 / one)]);
        var minimizer = new LbfgsMinimizer(function, Exact with { GradientTolerance = 1e-8 }, default);
        LbfgsStopReason reason = Minimize(minimizer, [0.5, 0.002]);
        Assert.Contains(function.Values, double.IsNaN);
        Assert.Equal(LbfgsStopReason.GradientTolerance, reason);
        Assert.Equal(1e-3, minimizer.Line.Best[0], 1e-9);
        Assert.Equal(1e-3, minimizer.Line.Best[1], 1e-9);
    }

    [Fact]
    public void Unbounded_functions_end_without_a_step()
    {
        var function = new Formula(2, x => 3 * x[0] - x[1], _ => [3, -1]);
        var minimizer = new LbfgsMinimizer(function, Exact, default);
        Assert.Equal(LbfgsStopReason.LineSearchFailed, Minimize(minimizer, [1, 2]));
        // The best that was seen is kept all the same.
        Assert.Equal(function.Values.Min(), minimizer.Line.BestValue.Total);
        Assert.True(minimizer.Line.BestValue.Total < -1e6);
        Assert.InRange(minimizer.Line.Evaluations, 2, 100);
    }

    [Fact]
    public void Constant_functions_end_at_once()
    {
        var minimizer = new LbfgsMinimizer(new Formula(3, _ => 7, _ => [0, 0, 0]), Exact with { GradientTolerance = 0 }, default);
        Assert.Equal(LbfgsStopReason.GradientTolerance, Minimize(minimizer, [1, 2, 3]));
        Assert.Equal((1, 0), (minimizer.Line.Evaluations, minimizer.Iterations));
        Assert.Equal([1, 2, 3], minimizer.Line.Best);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void A_start_without_value_or_gradient_ends_at_once(double value, double gradient)
    {
        var minimizer = new LbfgsMinimizer(new Formula(2, _ => value, _ => [0, gradient]), Exact, default);
        Assert.Equal(LbfgsStopReason.NotFinite, Minimize(minimizer, [1, 2]));
        Assert.Equal([1, 2], minimizer.Line.Best);
    }

    /// <summary>A gradient that lies leads uphill, where no line search finds a step.</summary>
    [Fact]
    public void A_wrong_gradient_ends_with_the_best_point()
    {
        var function = new Formula(2, x => x[0] * x[0] + x[1] * x[1], x => [-2 * x[0], -2 * x[1]]);
        var minimizer = new LbfgsMinimizer(function, Exact, default);
        Assert.Equal(LbfgsStopReason.LineSearchFailed, Minimize(minimizer, [1, 1]));
        Assert.Equal([1, 1], minimizer.Line.Best);
        Assert.InRange(minimizer.Line.Evaluations, 2, 100);
    }

    /// <summary>|x| has no place where its gradient becomes flatter; the best place is found, or near.</summary>
    [Fact]
    public void A_kink_ends_with_the_best_point_of_all()
    {
        var function = new Formula(1, x => Math.Abs(x[0] - 0.3), x => [Math.Sign(x[0] - 0.3)]);
        var minimizer = new LbfgsMinimizer(function, Exact, default);
        Assert.Equal(LbfgsStopReason.LineSearchFailed, Minimize(minimizer, [2]));
        Assert.Equal(function.Values.Min(), minimizer.Line.BestValue.Total);
        Assert.InRange(minimizer.Line.BestValue.Total, 0, 0.1);
    }

    [Fact]
    public void Limits_end_where_they_say()
    {
        for (int most = 1; most < 30; most++)
        {
            Formula function = TestFunctions.Rosenbrock(2);
            var minimizer = new LbfgsMinimizer(function, Exact with { MaxEvaluations = most }, default);
            Assert.Equal(LbfgsStopReason.Evaluations, Minimize(minimizer, [-1.2, 1]));
            Assert.Equal(most, function.Values.Count);
            Assert.Equal(function.Values.Min(), minimizer.Line.BestValue.Total);

            minimizer = new LbfgsMinimizer(TestFunctions.Rosenbrock(2), Exact with { MaxIterations = most }, default);
            Assert.Equal(LbfgsStopReason.Iterations, Minimize(minimizer, [-1.2, 1]));
            Assert.Equal(most, minimizer.Iterations);
        }
    }

    [Fact]
    public void Cancellation_ends_before_the_next_evaluation()
    {
        using var source = new CancellationTokenSource();
        int left = 10;
        Formula plain = TestFunctions.Rosenbrock(2);
        var function = new Formula(2, Value, Gradient) { Before = () => { if (--left == 0) source.Cancel(); } };
        var minimizer = new LbfgsMinimizer(function, Exact, source.Token);
        Assert.Equal(LbfgsStopReason.Cancelled, Minimize(minimizer, [-1.2, 1]));
        Assert.Equal(10, function.Values.Count);

        double Value(double[] x) => plain.Evaluate(x, new double[2]).Total;

        double[] Gradient(double[] x)
        {
            double[] gradient = new double[2];
            plain.Evaluate(x, gradient);
            return gradient;
        }
    }

    /// <summary>The definition of SciPy's ftol, on a function whose steps are known: half a parabola's way is one step.</summary>
    [Fact]
    public void Loss_tolerance()
    {
        var coarse = new LbfgsMinimizer(TestFunctions.Rosenbrock(2), Exact with { LossTolerance = 1e-2 }, default);
        var values = new List<double>();
        LbfgsStopReason? reason = coarse.Begin([-1.2, 1]);
        while (reason is null)
        {
            values.Add(coarse.Line.StartValue.Total);
            reason = coarse.Iterate(out _);
        }

        values.Add(coarse.Line.StartValue.Total);
        Assert.Equal(LbfgsStopReason.LossTolerance, reason);
        for (int i = 1; i < values.Count; i++)
            Assert.Equal(i == values.Count - 1, values[i - 1] - values[i] <= 1e-2 * Math.Max(1, Math.Abs(values[i - 1])));
    }

    private static LbfgsStopReason Minimize(LbfgsMinimizer minimizer, double[] start)
    {
        LbfgsStopReason? reason = minimizer.Begin(start);
        while (reason is null) reason = minimizer.Iterate(out _);
        return reason.Value;
    }

    /// <summary>A quadratic bowl, skewed, with waves on it: many minima, and curvature of either sign.</summary>
    private static Formula Hills(int seed, int size)
    {
        var random = new Mt19937(1000 + seed);
        double[] stretch = [.. Enumerable.Range(0, size).Select(_ => Math.Pow(10, 3 * random.NextDouble() - 1))];
        double[] skew = [.. Enumerable.Range(0, size).Select(_ => random.NextNormal())];
        double height = 3 * random.NextDouble();
        return new Formula(
            size,
            x =>
            {
                double tilt = Product(skew, x);
                return x.Zip(stretch, (one, by) => by * one * one / 2 + height * Math.Sin(3 * one)).Sum() + Math.Sqrt(1 + tilt * tilt);
            },
            x =>
            {
                double tilt = Product(skew, x);
                return [.. x.Select((one, i) => stretch[i] * one + 3 * height * Math.Cos(3 * one) + skew[i] * tilt / Math.Sqrt(1 + tilt * tilt))];
            });
    }

    private static double Product(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();
}
