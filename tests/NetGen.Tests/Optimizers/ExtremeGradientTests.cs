using System.Globalization;
using System.Numerics;
using System.Text.Json;
using NetGen.Tests.Data;

namespace NetGen.Tests.Optimizers;

/// <summary>
/// Gradients of 40 orders of magnitude, one so large that its square overflows, and averages that forget at once: against torch.optim in the same precision.
/// </summary>
public sealed class ExtremeGradientTests
{
    private static readonly JsonElement Stored = JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Optimizers/vectors/extremes.json"))).RootElement;

    public static TheoryData<string> Runs => [.. Stored.GetProperty("float").GetProperty("runs").EnumerateObject().Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void MovesAsTorchDoes(string run)
    {
        Check<float>("float", run, 1e-5);
        Check<double>("double", run, 1e-13);
    }

    /// <summary>A step that forgets nothing of what came before would be a thousand, and four million.</summary>
    [Fact]
    public void SmallGradientsAfterLargeOnesCount()
    {
        Assert.Equal(-0.19999f, Updates.Run<float>(new Adam(0.1, 0, 0), [0], [[1], [1e-4]])[^1][0], 1e-6f);
        Assert.InRange(Updates.Run<float>(new AdamW(0.1, 0.9, 0), [0], [[1], [1e-4]])[^1][0], -500, -450);
    }

    /// <summary>Where the mean of squares is infinite, nothing moves any more: as in torch, and not by what is left of an infinite divisor.</summary>
    [Fact]
    public void OverflownSquaresStopAParameter()
    {
        Optimizer[] optimizers = [new Adam(0.1), new Adam(0.1, 0, 0.5), new AdamW(0.1, weightDecay: 0), new RmsProp(0.1), new AdaGrad(0.1)];
        foreach (Optimizer optimizer in optimizers)
        {
            Assert.All(Updates.Run<float>(optimizer, [0], [[3e38], [1], [-3e38], [0], [1e-30]]), now => Assert.Equal(0, now[0]));
            Assert.All(Updates.Run<double>(optimizer, [0], [[1e308], [1], [-1e308], [0], [1e-300]]), now => Assert.Equal(0, now[0]));
        }
    }

    /// <summary>Rprop looks at signs, and those of gradients whose product is nothing are signs too.</summary>
    [Fact]
    public void RpropSeesTheSignsOfTheSmallestGradients()
    {
        double[][] gradients = [[1], [2], [-1], [-1], [-3], [1], [0], [1]];
        float[] expected = Trace<float>(1), actual = Trace<float>(1e-37);
        Assert.Equal(expected, actual);
        Assert.Equal(Trace<double>(1), Trace<double>(1e-300));

        T[] Trace<T>(double scale)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            [.. Updates.Run<T>(new Rprop(), [0], [.. gradients.Select(gradient => new[] { scale * gradient[0] })]).Select(now => now[0])];
    }

    private static void Check<T>(string precision, string run, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement stored = Stored.GetProperty(precision);
        double[] initial = stored.GetProperty("initial").Deserialize<double[]>()!;
        double?[][] expected = stored.GetProperty("runs").GetProperty(run).Deserialize<double?[][]>()!;
        List<T[]> actual = Updates.Run<T>(Optimizer(run), initial, stored.GetProperty("gradients").Deserialize<double[][]>()!);
        Assert.Equal(8, expected.Length);
        // What was large once is rounded as such ever after.
        double[] largest = [.. initial.Select(value => Math.Max(1, Math.Abs(value)))];
        for (int step = 0; step < expected.Length; step++)
        {
            for (int i = 0; i < initial.Length; i++)
            {
                if (expected[step][i] is not { } value) continue;
                largest[i] = Math.Max(largest[i], Math.Abs(value));
                double difference = Math.Abs(double.CreateChecked(actual[step][i]) - value);
                Assert.True(difference <= tolerance * largest[i], $"{precision}, step {step}, parameter {i}: {actual[step][i]} instead of {value}");
            }
        }
    }

    private static Optimizer Optimizer(string run)
    {
        string[] words = run.Split(' ');
        double decay = double.TryParse(words[^1], CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
        return words switch
        {
            ["momentum"] => new Sgd(0.1, momentum: 0.9),
            ["nesterov"] => new Sgd(0.1, momentum: 0.9, nesterov: true),
            ["adagrad"] => new AdaGrad(0.1),
            ["rprop"] => new Rprop(0.1),
            ["adam", string mean, _] => new Adam(0.1, double.Parse(mean, CultureInfo.InvariantCulture), decay),
            ["adamw", _] => new AdamW(0.1, 0.9, decay),
            ["rmsprop", "momentum", _] => new RmsProp(0.1, decay, momentum: 0.5),
            _ => new RmsProp(0.1, decay),
        };
    }
}
