using System.Numerics;
using NetGen.Tests.Behaviour;
using NetGen.Tests.Training.Fakes;
using Fake = NetGen.Tests.Training.Fakes.FakeNetwork<NetGen.Tests.Training.Fakes.Regression, double>;

namespace NetGen.Tests.Training.QuasiNewton;

/// <summary>What <see cref="NetGen.Lbfgs"/> promises beside finding minima.</summary>
public sealed class FitTests
{
    private static readonly LbfgsOptions Deep = new() { GradientTolerance = 0, LossTolerance = 0, MaxIterations = 300 };

    [Fact]
    public void Xor_is_learned_to_the_sixth_digit()
    {
        Xor<XorDouble, double>(seed => new XorDouble(seed));
        Xor<XorSingle, float>(seed => new XorSingle(seed));
    }

    [Fact]
    public void The_report_tells_what_happened()
    {
        var steps = new List<LbfgsProgress>();
        var network = new Fake();
        LbfgsReport report = Lbfgs.Fit(network, Examples.Line(50), new LbfgsOptions { L2Penalty = 0.1, Progress = new Steps(steps.Add) });
        Assert.Equal(LbfgsStopReason.GradientTolerance, report.Reason);
        Assert.True(report.Iterations >= 2);
        Assert.Equal(report.Iterations + 1, report.ObjectiveHistory.Count);
        Assert.Equal(Enumerable.Range(1, report.Iterations), steps.Select(step => step.Iteration));
        Assert.Equal(report.LossHistory.Skip(1), steps.Select(step => step.Loss));
        Assert.Equal(report.ObjectiveHistory.Skip(1), steps.Select(step => step.Objective));
        Assert.Equal((report.Evaluations, report.GradientNorm), (steps[^1].Evaluations, steps[^1].GradientNorm));
        Assert.Equal((report.LossHistory[^1], report.ObjectiveHistory[^1]), (report.Loss, report.Objective));
        Assert.Equal(network.Streams.Count, report.Evaluations);
        for (int i = 1; i <= report.Iterations; i++) Assert.True(report.ObjectiveHistory[i] < report.ObjectiveHistory[i - 1]);
        Assert.All(report.ObjectiveHistory.Zip(report.LossHistory), both => Assert.True(both.First > both.Second));
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0));
        Assert.Equal(trainer.Evaluate(Examples.Line(50)).Loss, report.Loss, 1e-14);
    }

    /// <summary>Ridge regression: the normal equations, with the intercept left alone.</summary>
    [Fact]
    public void The_penalty_is_on_weights_and_not_on_biases()
    {
        const double Penalty = 0.7;
        Dataset<double> data = Examples.Line(40);
        var network = new Fake();
        Lbfgs.Fit(network, data, new LbfgsOptions { L2Penalty = Penalty, GradientTolerance = 1e-12, LossTolerance = 0 });
        double[] w = network.Logical();
        ReadOnlySpan<double> x = data.Inputs.Span, t = data.Targets.Span;
        double first = 0, second = 0, bias = 0;
        for (int row = 0; row < data.Count; row++)
        {
            double error = x[2 * row] * w[0] + x[2 * row + 1] * w[1] + w[2] - t[row];
            first += error * x[2 * row] / data.Count;
            second += error * x[2 * row + 1] / data.Count;
            bias += error / data.Count;
        }

        Assert.Equal(-Penalty * w[0], first, 1e-8);
        Assert.Equal(-Penalty * w[1], second, 1e-8);
        Assert.Equal(0, bias, 1e-8);
        Assert.True(Math.Abs(w[0]) > 0.1);
    }

    /// <summary>The mean is over all rows, however few are looked at at once; the sum is as many times as large.</summary>
    [Fact]
    public void Parts_of_any_size_have_the_same_minimum()
    {
        Dataset<double> data = Examples.Line(37);
        var options = new LbfgsOptions { GradientTolerance = 1e-11, LossTolerance = 0 };
        var whole = new Fake();
        LbfgsReport expected = Lbfgs.Fit(whole, data, options);
        foreach (int atOnce in (int[])[1, 2, 10, 36, 37, 1000])
        {
            var network = new Fake();
            LbfgsReport report = Lbfgs.Fit(network, data, options with { MaxBatchSize = atOnce });
            Assert.Equal(expected.LossHistory[0], report.LossHistory[0], 1e-13);
            for (int i = 0; i < 3; i++) Assert.Equal(whole.Logical()[i], network.Logical()[i], 1e-7);
            Assert.Equal(report.Evaluations * ((36 / Math.Min(atOnce, 37)) + 1), network.Streams.Count);

            var summed = new FakeNetwork<Fakes.SummedRegression, double>();
            LbfgsReport sum = Lbfgs.Fit(summed, data, options with { MaxBatchSize = atOnce });
            Assert.Equal(37 * expected.LossHistory[0], sum.LossHistory[0], 1e-11);
            for (int i = 0; i < 3; i++) Assert.Equal(whole.Logical()[i], summed.Logical()[i], 1e-7);
        }
    }

    /// <summary>A weight of 2 is the example twice, one of 0 is none, whatever stands beside it in the few that are looked at at once.</summary>
    [Fact]
    public void Weights_count_as_often_as_they_say()
    {
        Dataset<double> data = Examples.Line(30);
        int[] times = [.. Enumerable.Range(0, 30).Select(row => row < 4 ? 0 : row % 3)], rows = [.. Enumerable.Range(0, 30).SelectMany(row => Enumerable.Repeat(row, times[row]))];
        Dataset<double> weighted = data.WithWeights(times.Select(one => (double)one).ToArray()), repeated = data.Subset(rows);
        var options = new LbfgsOptions { GradientTolerance = 1e-9, LossTolerance = 0, MaxBatchSize = 4, L2Penalty = 0.1 };
        Compare(new SmallLine(), new SmallLine());
        Compare(new SmallLineSummed(), new SmallLineSummed());

        void Compare<TNetwork>(TNetwork once, TNetwork often)
            where TNetwork : class, ITrainableNetwork<TNetwork, double>
        {
            LbfgsReport expected = Lbfgs.Fit(often, repeated, options), actual = Lbfgs.Fit(once, weighted, options);
            Assert.Equal(expected.LossHistory[0], actual.LossHistory[0], 1e-12);
            Assert.Equal(expected.Loss, actual.Loss, 1e-9);
            for (int i = 0; i < once.Engine.Parameters.Values.Length; i++) Assert.Equal(often.Engine.Parameters.Values[i], once.Engine.Parameters.Values[i], 1e-7);
        }
    }

    [Fact]
    public void The_same_bits_again()
    {
        Assert.Equal(Run<LargeSingle, float>(new LargeSingle(3)), Run<LargeSingle, float>(new LargeSingle(3)));
        Assert.Equal(Run<LargeDouble, double>(new LargeDouble(3)), Run<LargeDouble, double>(new LargeDouble(3)));
        Assert.NotEqual(Run<LargeDouble, double>(new LargeDouble(3)), Run<LargeDouble, double>(new LargeDouble(4)));
    }

    /// <summary>The search looks at the loss without dropout, and padding stays zero.</summary>
    [Fact]
    public void Dropout_is_not_there()
    {
        var network = new LargeDouble();
        Dataset<double> data = Noise<double>(LargeDouble.InputSize, LargeDouble.OutputSize);
        LbfgsReport report = Lbfgs.Fit(network, data, new LbfgsOptions { MaxIterations = 20 });
        using var trainer = new LargeDouble.Trainer(network, new Sgd(0));
        Assert.Equal(trainer.Evaluate(data).Loss, report.Loss, 1e-13);
        Assert.True(report.Loss < 0.5 * report.LossHistory[0]);
        ParameterBlock<double> parameters = ((ITrainableNetwork<LargeDouble, double>)network).Engine.Parameters;
        double[] logical = new double[LargeDouble.ParameterCount], again = new double[parameters.Layout.Size];
        parameters.CopyTo(logical);
        parameters.Layout.FromLogical<double>(logical, again);
        Assert.Equal(again, parameters.Values);
    }

    [Fact]
    public void Iterations_allocate_nothing() => AllocationTests.AssertNothing(() =>
    {
        long first = 0, last = 0;
        var progress = new Steps(step =>
        {
            last = GC.GetAllocatedBytesForCurrentThread();
            if (step.Iteration == 1) first = last;
        });
        Lbfgs.Fit(new LargeSingle(), Noise<float>(LargeSingle.InputSize, LargeSingle.OutputSize), Deep with { MaxIterations = 40, L2Penalty = 1e-3, Progress = progress });
        Assert.True(first > 0 && last > 0);
        return last - first;
    });

    [Fact]
    public void Kinks_end_the_search_with_the_best_parameters()
    {
        // Absolute errors of one weight: the median of the targets.
        var network = new Median();
        var data = new Dataset<double>(1, 1, (double[])[1, 1, 1, 1, 1], (double[])[1, 2, 4, 8, 16]);
        LbfgsReport report = Lbfgs.Fit(network, data, Deep);
        Assert.Equal(LbfgsStopReason.LineSearchFailed, report.Reason);
        using var trainer = new Median.Trainer(network, new Sgd(0));
        Assert.Equal(trainer.Evaluate(data).Loss, report.Loss, 1e-14);
        Assert.True(report.Loss <= report.LossHistory.Min());
        // The best there is: 1/5 (3 + 2 + 0 + 4 + 12).
        Assert.InRange(report.Loss, 4.2 - 1e-12, 4.4);
    }

    [Fact]
    public void Cancellation_leaves_the_best_parameters()
    {
        using var source = new CancellationTokenSource();
        var network = new XorDouble();
        LbfgsReport report = Lbfgs.Fit(network, XorData<double>(), Deep with { Progress = new Steps(step => { if (step.Iteration == 5) source.Cancel(); }) }, source.Token);
        Assert.Equal((LbfgsStopReason.Cancelled, 5), (report.Reason, report.Iterations));
        using var trainer = new XorDouble.Trainer(network, new Sgd(0));
        Assert.Equal(report.Loss, trainer.Evaluate(XorData<double>()).Loss, 1e-15);

        LbfgsReport nothing = Lbfgs.Fit(new XorDouble(), XorData<double>(), Deep, new CancellationToken(canceled: true));
        Assert.Equal((LbfgsStopReason.Cancelled, 0, 1), (nothing.Reason, nothing.Iterations, nothing.Evaluations));
    }

    [Fact]
    public void A_report_that_throws_leaves_the_best_parameters()
    {
        var network = new XorDouble();
        double objective = 0;
        var progress = new Steps(step =>
        {
            objective = step.Objective;
            if (step.Iteration == 4) throw new InvalidOperationException("enough");
        });
        Assert.Throws<InvalidOperationException>(() => Lbfgs.Fit(network, XorData<double>(), Deep with { Progress = progress }));
        using var trainer = new XorDouble.Trainer(network, new Sgd(0));
        Assert.Equal(objective, trainer.Evaluate(XorData<double>()).Loss, 1e-15);
    }

    [Fact]
    public void A_network_that_is_not_finite_stays_as_it_was()
    {
        var network = new XorDouble();
        double[] parameters = new double[XorDouble.ParameterCount], after = new double[XorDouble.ParameterCount];
        network.CopyParametersTo(parameters);
        parameters[3] = double.NaN;
        network.SetParameters(parameters);
        LbfgsReport report = Lbfgs.Fit(network, XorData<double>(), Deep);
        Assert.Equal((LbfgsStopReason.NotFinite, 0), (report.Reason, report.Iterations));
        Assert.True(double.IsNaN(report.Loss));
        network.CopyParametersTo(after);
        Assert.Equal(parameters, after);
    }

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        var options = new LbfgsOptions();
        var narrow = new Dataset<double>(2, 1, new double[4], new double[2]);
        ArgumentException error = Assert.Throws<ArgumentException>("data", () => Lbfgs.Fit(new XorDouble(), narrow, options));
        Assert.Contains("Expected 3 inputs per example, but the dataset has 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("data", () => Lbfgs.Fit(new XorDouble(), new Dataset<double>(3, 2, new double[6], new double[4]), options));
        Assert.Throws<ArgumentException>("data", () => Lbfgs.Fit(new ThreeIrises(), new Dataset<double>(4, 3, new double[4], new double[3]), options));
        Assert.Throws<ArgumentNullException>("network", () => Lbfgs.Fit<XorDouble, double>(null!, XorData<double>(), options));
        Assert.Throws<ArgumentNullException>("data", () => Lbfgs.Fit<XorDouble, double>(new XorDouble(), null!, options));
        Assert.Throws<ArgumentNullException>("options", () => Lbfgs.Fit(new XorDouble(), XorData<double>(), null!));
    }

    [Fact]
    public void Options_are_checked_when_they_are_given()
    {
        Assert.Throws<ArgumentOutOfRangeException>("History", () => new LbfgsOptions { History = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MaxIterations", () => new LbfgsOptions { MaxIterations = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MaxEvaluations", () => new LbfgsOptions { MaxEvaluations = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MaxBatchSize", () => new LbfgsOptions { MaxBatchSize = 0 });
        foreach (double bad in (double[])[-1e-9, double.NaN, double.PositiveInfinity])
        {
            Assert.Throws<ArgumentOutOfRangeException>("GradientTolerance", () => new LbfgsOptions { GradientTolerance = bad });
            Assert.Throws<ArgumentOutOfRangeException>("LossTolerance", () => new LbfgsOptions { LossTolerance = bad });
            Assert.Throws<ArgumentOutOfRangeException>("L2Penalty", () => new LbfgsOptions { L2Penalty = bad });
        }

        Assert.Equal(7, new LbfgsOptions { MaxEvaluations = 7 }.MaxEvaluations);
    }

    private static void Xor<TNetwork, T>(Func<int, TNetwork> create)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int seed in (int[])[1, 2, 3])
        {
            LbfgsReport report = Lbfgs.Fit(create(seed), XorData<T>(), Deep);
            Assert.True(report.Loss < 1e-6, $"seed {seed}: {report.Loss} after {report.Iterations} iterations, {report.Reason}");
        }
    }

    private static double[] Run<TNetwork, T>(TNetwork network)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LbfgsReport report = Lbfgs.Fit(network, Noise<T>(TNetwork.InputSize, TNetwork.OutputSize), new LbfgsOptions { MaxIterations = 30, L2Penalty = 1e-3, MaxBatchSize = 50 });
        T[] parameters = new T[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        return [.. parameters.Select(double.CreateChecked), .. report.LossHistory, .. report.ObjectiveHistory, report.GradientNorm];
    }

    private static Dataset<T> XorData<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
            3,
            1,
            ((double[])[0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1]).Select(T.CreateChecked).ToArray(),
            ((double[])[0, 1, 1, 0]).Select(T.CreateChecked).ToArray());

    private static Dataset<T> Noise<T>(int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Mt19937(21);
        T[] x = new T[120 * inputs];
        for (int i = 0; i < x.Length; i++) x[i] = T.CreateChecked(random.NextNormal());
        return Dataset<T>.FromClasses(inputs, outputs, x, Enumerable.Range(0, 120).Select(row => (x[row * inputs] > T.Zero ? 1 : 0) + (x[row * inputs + 1] > T.Zero ? 2 : 0)).ToArray());
    }

    private sealed class Steps(Action<LbfgsProgress> report) : IProgress<LbfgsProgress>
    {
        public void Report(LbfgsProgress value) => report(value);
    }
}

[Network(1, 1, Output = Activation.Identity, Loss = Loss.AbsoluteError, Bias = false, Precision = Precision.Double)]
internal sealed partial class Median;

[Network(2, 1, Output = Activation.Identity, Precision = Precision.Double)]
internal sealed partial class SmallLine;

[Network(2, 1, Output = Activation.Identity, Precision = Precision.Double, Reduction = Reduction.Sum)]
internal sealed partial class SmallLineSummed;
