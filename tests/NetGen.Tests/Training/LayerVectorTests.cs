using System.Text.Json;
using NetGen.Tests.Data;
using static NetGen.Layers;

namespace NetGen.Tests.Training;

/// <summary>Normalisations, PReLU, tables, residual and concatenating networks as PyTorch has them: three steps with a last batch of one row, running statistics, then outputs and gradients.</summary>
public sealed class LayerVectorTests
{
    private const double Tolerance = 1e-11;

    private static readonly JsonElement[] Stored = [.. JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Training/vectors/layers.json"))).RootElement.EnumerateArray()];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Stored.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void As_PyTorch(int index)
    {
        JsonElement stored = Stored[index];
        switch (stored.GetProperty("network").GetString())
        {
            case "batch norm": Check(new WithBatchNorm(), (network, optimizer) => new WithBatchNorm.Trainer(network, optimizer), stored); break;
            case "layer norm": Check(new WithLayerNorm(), (network, optimizer) => new WithLayerNorm.Trainer(network, optimizer), stored); break;
            case "residual": Check(new Residual(), (network, optimizer) => new Residual.Trainer(network, optimizer), stored); break;
            case "concatenation": Check(new Concatenation(), (network, optimizer) => new Concatenation.Trainer(network, optimizer), stored); break;
            case "embedding": Check(new OfTokens(), (network, optimizer) => new OfTokens.Trainer(network, optimizer), stored); break;
            default: Check(new OfSteps(), (network, optimizer) => new OfSteps.Trainer(network, optimizer), stored); break;
        }
    }

    private static void Check<TNetwork>(TNetwork network, Func<TNetwork, Optimizer, NetworkTrainer<TNetwork, double>> createTrainer, JsonElement stored)
        where TNetwork : class, ITrainableNetwork<TNetwork, double>
    {
        double[] inputs = Of("inputs"), targets = Of("targets"), losses = Of("losses");
        network.SetParameters(Of("initial"));
        using NetworkTrainer<TNetwork, double> trainer = createTrainer(network, stored.GetProperty("optimizer").GetString() == "sgd" ? new Sgd(0.1) : new Adam(0.01));
        (int First, int End)[] batches = [(0, 4), (4, 8), (8, 9)];
        for (int step = 0; step < batches.Length; step++)
        {
            (int first, int end) = batches[step];
            double loss = trainer.Step(
                inputs.AsSpan(first * TNetwork.InputSize, (end - first) * TNetwork.InputSize), targets.AsSpan(first * TNetwork.OutputSize, (end - first) * TNetwork.OutputSize));
            Assert.Equal(losses[step], loss, Tolerance);
        }

        double[] trained = new double[TNetwork.ParameterCount], gradient = new double[trained.Length];
        network.CopyParametersTo(trained);
        // A bias before batch normalisation has no gradient but rounding, which Adam divides by its own size.
        Near(Of("trained"), trained, 1e-9);
        ParameterLayout whole = TNetwork.Description.Layout.Whole;
        double[] all = new double[whole.Count];
        whole.ToLogical(network.Engine.Values, all);
        Near(Of("state"), all[trained.Length..], 1e-9);

        double[] some = inputs[..(4 * TNetwork.InputSize)], wanted = targets[..(4 * TNetwork.OutputSize)], outputs = new double[wanted.Length], inputGradient = new double[some.Length];
        network.PredictBatch(some, outputs);
        Near(Of("outputs"), outputs, 1e-9);
        network.ComputeGradient(some, wanted, gradient);
        Near(Of("gradient"), gradient, 1e-9);
        if (Of("inputGradient").Length == 0) return;
        network.ComputeInputGradient(some, wanted, inputGradient);
        Near(Of("inputGradient"), inputGradient, 1e-9);

        double[] Of(string name) => [.. stored.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
    }

    private static void Near(double[] expected, double[] actual, double tolerance = Tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }
}

[Network(Precision = Precision.Double), Input(2, 4)]
[Dense(5, Activation.Tanh)]
[BatchNorm]
[Flatten]
[Dense(3, Activation.Identity)]
internal sealed partial class WithBatchNorm;

[Network(4, Precision = Precision.Double)]
[Dense(5, Activation.Tanh)]
[LayerNorm]
[PReLU]
[Dense(3, Activation.Identity)]
internal sealed partial class WithLayerNorm;

[Network(Precision = Precision.Double), Input(3, 4)]
[LayerNorm]
[Dense(5, Activation.Identity)]
[BatchNorm]
[PReLU]
[Dense(2, Activation.Softmax)]
internal sealed partial class OfSteps;

[Network(Precision = Precision.Double)]
internal sealed partial class Residual
{
    [Layers]
    private static Tensor Define([Input(4)] Tensor x)
    {
        Tensor h = Tanh(Dense(x, 5));
        return Dense(h + Dense(Tanh(Dense(h, 5)), 5), 3);
    }
}

[Network(Precision = Precision.Double)]
internal sealed partial class Concatenation
{
    [Layers]
    private static Tensor Define([Input(4)] Tensor x) => Softmax(Dense(Concat(Tanh(Dense(x, 3)), Dense(x, 2), x), 3));
}

[Network(Precision = Precision.Double), Input(5, Classes = 7)]
[Embedding(3), Flatten, Dense(4, Activation.Softmax)]
internal sealed partial class OfTokens;
