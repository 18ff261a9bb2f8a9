using static NetGen.Layers;

namespace NetGen.Tests.Training;

/// <summary>Every kind of layer as an attribute and as a call: the same network, which trains to the same bits.</summary>
public sealed class GraphOfLayersTests
{
    [Fact]
    public void Sequences()
    {
        var chain = new ByAttributes(seed: 3);
        var graph = new ByCalls(seed: 3);
        using var first = new ByAttributes.Trainer(chain, new Adam(0.01));
        using var second = new ByCalls.Trainer(graph, new Adam(0.01), new TrainerOptions { Threads = 2 });
        Check(first, second, examples: 40, random => random.NextSingle());
    }

    [Fact]
    public void Tokens()
    {
        var chain = new TokensByAttributes(seed: 3);
        var graph = new TokensByCalls(seed: 3);
        using var first = new TokensByAttributes.Trainer(chain, new Sgd(0.1));
        using var second = new TokensByCalls.Trainer(graph, new Sgd(0.1));
        Check(first, second, examples: 7, random => random.Next(9));
    }

    private static void Check<TFirst, TSecond>(NetworkTrainer<TFirst, float> first, NetworkTrainer<TSecond, float> second, int examples, Func<Random, float> input)
        where TFirst : class, ITrainableNetwork<TFirst, float>
        where TSecond : class, ITrainableNetwork<TSecond, float>
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, examples * TFirst.InputSize).Select(_ => input(random))], targets = new float[examples * TFirst.OutputSize];
        for (int row = 0; row < examples; row++) targets[row * TFirst.OutputSize + random.Next(TFirst.OutputSize)] = 1;
        Assert.Equal(TFirst.ParameterCount, TSecond.ParameterCount);
        float before = first.Step(inputs, targets);
        Assert.Equal(before, second.Step(inputs, targets));
        for (int step = 0; step < 20; step++) Assert.Equal(first.Step(inputs, targets), second.Step(inputs, targets));
        float after = first.Step(inputs, targets);
        Assert.Equal(after, second.Step(inputs, targets));
        Assert.True(after < before);
        Assert.Equal(first.Network.Engine.Values, second.Network.Engine.Values);
    }
}

[Network, Input(5, 4)]
[LayerNorm, Dense(12, nameof(Bent)), BatchNorm, Activate(Activation.Tanh), PReLU, Flatten, Dense(6, Activation.Identity), Activate(nameof(Bent)), Dense(3, Activation.Softmax)]
internal sealed partial class ByAttributes
{
    [Elementwise]
    private static double Bent(double x, [Learned(0.5)] double a, [Learned(1.0)] double b) => x > 0 ? b * x : a * Math.Tanh(x);
}

[Network]
internal sealed partial class ByCalls
{
    [Layers]
    private static Tensor Define([Input(5, 4)] Tensor x)
    {
        Tensor y = PReLU(Tanh(BatchNorm(Dense(LayerNorm(x), 12, nameof(Bent)))));
        return Softmax(Dense(Activate(Dense(Flatten(y), 6), nameof(Bent)), 3));
    }

    [Elementwise]
    private static double Bent(double x, [Learned(0.5)] double a, [Learned(1.0)] double b) => x > 0 ? b * x : a * Math.Tanh(x);
}

[Network, Input(4, Classes = 9)]
[Embedding(5), Flatten, Dense(9, Activation.Softmax)]
internal sealed partial class TokensByAttributes;

[Network]
internal sealed partial class TokensByCalls
{
    [Layers]
    private static Tensor Define([Input(4, Classes = 9)] Tensor x) => Softmax(Dense(Flatten(Embedding(x, 5)), 9));
}
