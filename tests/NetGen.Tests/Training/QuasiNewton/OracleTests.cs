using System.Text.Json;
using NetGen.Tests.Data;

namespace NetGen.Tests.Training.QuasiNewton;

/// <summary>The minima that SciPy and scikit-learn have found; <c>vectors/lbfgs.py</c> says how.</summary>
public sealed class OracleTests
{
    private static readonly JsonElement Stored = JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Training/QuasiNewton/vectors/lbfgs.json"))).RootElement;
    private static readonly LbfgsOptions Exact = new() { GradientTolerance = 1e-9, LossTolerance = 0 };

    [Fact]
    public void Networks_end_where_SciPy_does()
    {
        Compare(new SmallRegression(), "regression");
        Compare(new SummedRegression(), "regression, sum");
        Compare(new SmallClasses(), "classes");
        Compare(new Linear(), "linear");
        Compare(new TwoHidden(), "two hidden");
    }

    [Fact]
    public void Logistic_regressions_end_where_scikit_learn_does()
    {
        Logistic(new TwoIrises(), "two classes", 2e-6);
        Logistic(new ThreeIrises(), "three classes", 2e-6);
        Logistic(new ThreeIrises(), "three classes, weak penalty", 2e-5);
    }

    /// <summary>Seven digits of loss and gradient are enough for three to four of the weights.</summary>
    [Fact]
    public void Single_precision_comes_near()
    {
        JsonElement run = Stored.GetProperty("logistic").GetProperty("three classes");
        Dataset<float> data = Iris<float>(run);
        var network = new ThreeIrisesSingle();
        LbfgsReport report = Lbfgs.Fit(network, data, Exact with { L2Penalty = 1.0 / data.Count });
        Assert.True(report.Reason is LbfgsStopReason.LineSearchFailed or LbfgsStopReason.LossTolerance or LbfgsStopReason.GradientTolerance);
        Assert.Equal(run.GetProperty("loss").GetDouble(), report.Loss, 1e-5);
        double[] weights = run.GetProperty("weights").Deserialize<double[]>()!;
        float[] parameters = new float[ThreeIrisesSingle.ParameterCount];
        network.CopyParametersTo(parameters);
        for (int i = 0; i < weights.Length; i++) Assert.Equal(weights[i], parameters[i], 5e-3);
    }

    private static void Compare<TNetwork>(TNetwork network, string name)
        where TNetwork : class, ITrainableNetwork<TNetwork, double>
    {
        JsonElement run = Stored.GetProperty("networks").GetProperty(name);
        var data = new Dataset<double>(TNetwork.InputSize, TNetwork.OutputSize, Numbers(run, "inputs"), Numbers(run, "targets"));
        double[] expected = Numbers(run, "parameters"), actual = new double[expected.Length];
        foreach (int history in (int[])[5, 10, 20])
        {
            network.SetParameters(Numbers(run, "start"));
            LbfgsReport report = Lbfgs.Fit(network, data, Exact with { L2Penalty = run.GetProperty("penalty").GetDouble(), History = history, MaxIterations = 10_000 });
            Assert.True(report.GradientNorm < 1e-7, $"{name}, history {history}: {report.Reason}, gradient {report.GradientNorm}, {report.Iterations} iterations");
            Assert.Equal(run.GetProperty("value").GetDouble(), report.Objective, 1e-12);
            network.CopyParametersTo(actual);
            for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 2e-5);
        }
    }

    private static void Logistic<TNetwork>(TNetwork network, string name, double tolerance)
        where TNetwork : class, ITrainableNetwork<TNetwork, double>
    {
        JsonElement run = Stored.GetProperty("logistic").GetProperty(name);
        Dataset<double> data = Iris<double>(run);
        double penalty = 1 / (run.GetProperty("c").GetDouble() * data.Count);
        LbfgsReport report = Lbfgs.Fit(network, data, Exact with { L2Penalty = penalty });
        double[] weights = Numbers(run, "weights"), bias = Numbers(run, "bias"), parameters = new double[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        Assert.Equal(run.GetProperty("loss").GetDouble(), report.Loss, 1e-7);
        Assert.Equal(report.Loss + penalty / 2 * parameters[..weights.Length].Sum(weight => weight * weight), report.Objective, 1e-14);
        for (int i = 0; i < weights.Length; i++) Assert.Equal(weights[i], parameters[i], tolerance);
        // Adding the same to the biases of all classes changes nothing: both have started from zero, and so both sum to zero.
        for (int i = 0; i < bias.Length; i++) Assert.Equal(bias[i], parameters[weights.Length + i], 20 * tolerance);
    }

    private static Dataset<T> Iris<T>(JsonElement run)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = [.. Numbers(run, "inputs").Select(T.CreateChecked)];
        int[] labels = run.GetProperty("labels").Deserialize<int[]>()!;
        int classes = run.GetProperty("classes").GetInt32();
        return classes == 2
            ? new Dataset<T>(4, 1, inputs, labels.Select(label => T.CreateChecked(label)).ToArray())
            : Dataset<T>.FromClasses(4, classes, inputs, labels);
    }

    private static double[] Numbers(JsonElement run, string name) => run.GetProperty(name).Deserialize<double[]>()!;
}
