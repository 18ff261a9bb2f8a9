using System.Text.Json;
using NetGen.Tests.Data;

namespace NetGen.Tests.Optimizers;

/// <summary>Every optimizer against 20 steps of its namesake in torch.optim.</summary>
public sealed class TorchTests
{
    private static readonly JsonElement Stored = JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Optimizers/vectors/optimizers.json"))).RootElement;

    private static readonly Dictionary<string, Optimizer> Optimizers = new()
    {
        ["sgd"] = new Sgd(0.1),
        ["sgd decay"] = new Sgd(0.1, weightDecay: 0.01),
        ["momentum"] = new Sgd(0.05, momentum: 0.9),
        ["momentum decay"] = new Sgd(0.05, momentum: 0.5, weightDecay: 0.1),
        ["nesterov"] = new Sgd(0.05, momentum: 0.9, nesterov: true),
        ["nesterov decay"] = new Sgd(0.02, momentum: 0.8, nesterov: true, weightDecay: 0.05),
        ["adam"] = new Adam(),
        ["adam decay"] = new Adam(0.02, 0.8, 0.99, 1e-4, 0.1),
        ["adam without memory"] = new Adam(0.01, 0, 0),
        ["adamw"] = new AdamW(),
        ["adamw strong"] = new AdamW(0.1, 0.7, 0.9, 1e-3, 0.5),
        ["rmsprop"] = new RmsProp(),
        ["rmsprop momentum"] = new RmsProp(0.003, 0.9, 1e-5, 0.7),
        ["adagrad"] = new AdaGrad(),
        ["adagrad fast"] = new AdaGrad(0.5, 1e-3),
        ["rprop"] = new Rprop(),
        ["rprop narrow"] = new Rprop(0.1, 0.3, 1.5, 0.04, 0.25),
    };

    public static TheoryData<string> Runs => [.. Stored.GetProperty("runs").EnumerateObject().Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void MovesAsTorchDoes(string run)
    {
        double[][] expected = Stored.GetProperty("runs").GetProperty(run).Deserialize<double[][]>()!;
        List<double[]> actual = Updates.Run<double>(Optimizers[run], Initial(), Gradients());
        Assert.Equal(20, expected.Length);
        for (int step = 0; step < expected.Length; step++)
        {
            for (int i = 0; i < expected[step].Length; i++)
                Assert.Equal(expected[step][i], actual[step][i], 1e-13 * Math.Max(1, Math.Abs(expected[step][i])));
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void SinglePrecisionFollows(string run)
    {
        List<double[]> expected = Updates.Run<double>(Optimizers[run], Initial(), Gradients());
        List<float[]> actual = Updates.Run<float>(Optimizers[run], Initial(), Gradients());
        for (int i = 0; i < expected[^1].Length; i++)
            Assert.Equal(expected[^1][i], actual[^1][i], 2e-5 * Math.Max(1, Math.Abs(expected[^1][i])));
    }

    private static double[] Initial() => Stored.GetProperty("initial").Deserialize<double[]>()!;

    private static double[][] Gradients() => Stored.GetProperty("gradients").Deserialize<double[][]>()!;
}
