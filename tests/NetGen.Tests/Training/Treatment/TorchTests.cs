using System.Text.Json;
using NetGen.Tests.Data;

namespace NetGen.Tests.Training.Treatment;

[Network(4, 6, 3, Hidden = Activation.Tanh, Output = Activation.Softmax, Precision = Precision.Double)]
internal sealed partial class Straight;

/// <summary>The same in loops: dropout draws a mask for every value, and a rate of 0 drops none.</summary>
[Network(4, Precision = Precision.Double)]
[Dense(6, Activation.Tanh)]
[Dropout(0)]
[Dense(3, Activation.Softmax)]
internal sealed partial class Looped;

/// <summary>Clipping, penalties, frozen layers, smoothed labels and weights against PyTorch.</summary>
public sealed class TorchTests
{
    private static readonly JsonElement Stored = JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Training/vectors/treatment.json"))).RootElement;

    private static readonly Optimizer Sgd = new Sgd(0.5), Momentum = new Sgd(0.1, momentum: 0.9, weightDecay: 0.1), Adam = new Adam(0.05);

    private static readonly Dictionary<string, (Optimizer Optimizer, TrainerOptions Options)> Runs = new()
    {
        ["plain"] = (Sgd, new()),
        ["value"] = (Sgd, new() { ClipValue = 0.02 }),
        ["norm"] = (Sgd, new() { ClipNorm = 0.1 }),
        ["norm that never binds"] = (Adam, new() { ClipNorm = 1e6 }),
        ["value and norm"] = (Adam, new() { ClipValue = 0.05, ClipNorm = 0.08 }),
        ["l1"] = (Sgd, new() { L1 = 0.01 }),
        ["l2"] = (Adam, new() { L2 = 0.1 }),
        ["penalties, clipped"] = (Momentum, new() { L1 = 0.02, L2 = 0.05, ClipNorm = 0.3 }),
        ["frozen 1"] = (Momentum, new() { FrozenLayers = [1], ClipNorm = 0.2, L2 = 0.1 }),
        ["frozen 2"] = (Adam, new() { FrozenLayers = [2] }),
        ["smoothing"] = (Sgd, new() { LabelSmoothing = 0.1 }),
        ["weights"] = (Sgd, new()),
        ["class weights"] = (Adam, new()),
        ["everything"] = (Momentum, new() { LabelSmoothing = 0.2, L1 = 0.01, L2 = 0.02, ClipValue = 0.3, ClipNorm = 0.25, FrozenLayers = [1] }),
    };

    public static TheoryData<string> Names => [.. Stored.GetProperty("runs").EnumerateObject().Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Straight_lines_move_as_torch_does(string run)
    {
        var network = new Straight();
        using var trainer = new Straight.Trainer(network, Runs[run].Optimizer, Runs[run].Options);
        Follow<Straight>(run, network, trainer);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Loops_move_as_torch_does(string run)
    {
        var network = new Looped();
        using var trainer = new Looped.Trainer(network, Runs[run].Optimizer, Runs[run].Options);
        Follow<Looped>(run, network, trainer);
    }

    /// <summary>One epoch of Fit on the whole batch is one step.</summary>
    private static void Follow<TNetwork>(string run, TNetwork network, NetworkTrainer<TNetwork, double> trainer)
        where TNetwork : class, ITrainableNetwork<TNetwork, double>
    {
        network.SetParameters(Numbers("initial"));
        Dataset<double> data = Dataset<double>.FromClasses(4, 3, Numbers("inputs"), Stored.GetProperty("labels").Deserialize<int[]>()!);
        if (run is "weights" or "everything") data = data.WithWeights(Numbers("weights"));
        if (run == "class weights") data = data.WithClassWeights(Numbers("classWeights"));
        JsonElement expected = Stored.GetProperty("runs").GetProperty(run);
        double[] losses = expected.GetProperty("losses").Deserialize<double[]>()!;
        var options = new FitOptions { Epochs = losses.Length, BatchSize = data.Count, Shuffle = false };
        TrainingReport report = trainer.Fit(data, options, TestContext.Current.CancellationToken);

        double[] actual = new double[TNetwork.ParameterCount], parameters = expected.GetProperty("parameters").Deserialize<double[]>()!;
        network.CopyParametersTo(actual);
        AssertClose(losses, report.LossHistory);
        AssertClose(parameters, actual);
    }

    private static void AssertClose(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-11 * Math.Max(1, Math.Abs(expected[i])));
    }

    private static double[] Numbers(string name) => Stored.GetProperty(name).Deserialize<double[]>()!;
}
