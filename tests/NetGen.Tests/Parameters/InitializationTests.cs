using System.Text.Json;
using NetGen.Tests.Data;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Parameters;

public sealed class InitializationTests
{
    private const int Inputs = 40, Units = 60;

    private static readonly JsonElement Stored = JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Parameters/vectors/starts.json"))).RootElement;

    public static TheoryData<string, uint> Starts =>
        [.. Stored.EnumerateArray().Select(start => (start.GetProperty("name").GetString()!, start.GetProperty("seed").GetUInt32()))];

    [Theory]
    [MemberData(nameof(Starts))]
    public void DrawsWhatNumPyDraws(string name, uint seed)
    {
        JsonElement start = Stored.EnumerateArray().Single(one => one.GetProperty("name").GetString() == name && one.GetProperty("seed").GetUInt32() == seed);
        FakeLayer[] layers =
        [
            .. start.GetProperty("layers").EnumerateArray().Select(layer => Describe.Dense(
                layer.GetProperty("inputs").GetInt32(), layer.GetProperty("units").GetInt32(), Activation.Tanh, layer.GetProperty("bias").GetBoolean(),
                Enum.Parse<Initializer>(layer.GetProperty("initializer").GetString()!))),
        ];
        Assert.Equal(start.GetProperty("parameters").Deserialize<double[]>()!, Draw(layers, unchecked((int)seed)));
    }

    // Ranges for the mean square: limit^2 / 3 for a uniform distribution, the variance for a normal one.
    [Theory]
    [InlineData(Initializer.GlorotUniform, 2.0 / (Inputs + Units))]
    [InlineData(Initializer.GlorotNormal, 2.0 / (Inputs + Units))]
    [InlineData(Initializer.HeUniform, 2.0 / Inputs)]
    [InlineData(Initializer.HeNormal, 2.0 / Inputs)]
    [InlineData(Initializer.LeCunUniform, 1.0 / Inputs)]
    [InlineData(Initializer.LeCunNormal, 1.0 / Inputs)]
    [InlineData(Initializer.SymmetricUniform, 1.0 / 3)]
    [InlineData(Initializer.Zeros, 0)]
    [InlineData(Initializer.FanInUniform, 1.0 / 3 / Inputs)]
    public void HasTheVarianceOfItsFormula(Initializer initializer, double variance)
    {
        double[] weights = Draw(Describe.Dense(Inputs, Units, Activation.Tanh, true, initializer))[..(Inputs * Units)];
        double meanSquare = weights.Sum(weight => weight * weight) / weights.Length;
        Assert.InRange(meanSquare, variance * 0.93, variance * 1.07);
        Assert.InRange(weights.Average(), -4 * Math.Sqrt(variance / weights.Length), 4 * Math.Sqrt(variance / weights.Length));
    }

    [Theory]
    [InlineData(Initializer.GlorotUniform, 6.0 / (Inputs + Units))]
    [InlineData(Initializer.HeUniform, 6.0 / Inputs)]
    [InlineData(Initializer.LeCunUniform, 3.0 / Inputs)]
    [InlineData(Initializer.SymmetricUniform, 1)]
    public void UniformWeightsAreTheStreamStretched(Initializer initializer, double squaredLimit)
    {
        double[] parameters = Draw(Describe.Dense(Inputs, Units, Activation.Tanh, true, initializer));
        var random = new Mt19937(3);
        foreach (double weight in parameters.AsSpan(0, Inputs * Units))
            Assert.Equal(Math.Sqrt(squaredLimit) * (2 * random.NextDouble() - 1), weight);
        Assert.All(parameters[(Inputs * Units)..], bias => Assert.Equal(0, bias));
    }

    [Fact]
    public void NormalWeightsAreTheStreamStretched()
    {
        double[] parameters = Draw(Describe.Dense(Inputs, Units, Activation.SELU, false, Initializer.LeCunNormal));
        var random = new Mt19937(3);
        Assert.All(parameters, weight => Assert.Equal(Math.Sqrt(1.0 / Inputs) * random.NextNormal(), weight));
    }

    [Fact]
    public void OneStreamServesAllLayersAndBiasesDrawNothing()
    {
        FakeLayer[] layers =
        [
            Describe.Dense(1, 2, Activation.Sigmoid, true, Initializer.SymmetricUniform),
            Describe.Dense(2, 3, Activation.Sigmoid, true, Initializer.SymmetricUniform),
        ];
        var random = new Mt19937(3);
        double Next() => 2 * random.NextDouble() - 1;
        Assert.Equal([Next(), Next(), 0, 0, Next(), Next(), Next(), Next(), Next(), Next(), 0, 0, 0], Draw(layers));
    }

    [Theory]
    [InlineData(Initializer.HeNormal)]
    [InlineData(Initializer.FanInUniform)]
    public void SinglePrecisionIsTheDoubleRounded(Initializer initializer)
    {
        FakeLayer layer = Describe.Dense(Inputs, Units, Activation.ReLU, true, initializer);
        NetworkDescription description = Network([layer]);
        var block = new ParameterBlock<float>(description.Layout);
        block.Values.Fill(5);
        Initialization.Fill(block, description, 3);
        float[] single = new float[description.ParameterCount];
        block.CopyTo(single);
        Assert.Equal(Draw(layer).Select(value => (float)value), single);
        Assert.Equal(single.Count(value => value == 0), block.Values.ToArray().Count(value => value == 0) - (block.Values.Length - single.Length));
    }

    [Fact]
    public void DrawsThePublishedStartWeightsOfTheTutorial()
    {
        // "How to build a simple neural network in 9 lines of Python code": seed 1, three inputs, one neuron.
        NetworkDescription description = Network([Describe.Dense(3, 1, Activation.Sigmoid, false, Initializer.SymmetricUniform)]);
        var block = new ParameterBlock<double>(description.Layout);
        Initialization.Fill(block, description, 1);
        double[] weights = new double[3];
        block.CopyTo(weights);
        Assert.Equal([-0.165955990594852, 0.4406489868843162, -0.99977125036531023], weights);
    }

    [Fact]
    public void UnresolvedInitializersAreRefused() =>
        Assert.Throws<ArgumentException>("initializer", () => Draw(Describe.Dense(1, 1, Activation.Sigmoid, true, Initializer.Auto)));

    private static double[] Draw(params FakeLayer[] layers) => Draw(layers, 3);

    private static double[] Draw(FakeLayer[] layers, int seed)
    {
        NetworkDescription description = Network(layers);
        var block = new ParameterBlock<double>(description.Layout);
        Initialization.Fill(block, description, seed);
        double[] logical = new double[description.ParameterCount];
        block.CopyTo(logical);
        return logical;
    }

    private static NetworkDescription Network(FakeLayer[] layers) => Describe.Network(
        Loss.SquaredError, Reduction.Mean, layers);
}
