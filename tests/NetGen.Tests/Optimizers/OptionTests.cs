namespace NetGen.Tests.Optimizers;

public sealed class OptionTests
{
    private static readonly double[] NotFinite = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    /// <summary>More than single precision holds.</summary>
    private const double TooLarge = 1e39;

    [Fact]
    public void DefaultsAreThoseOfTorch()
    {
        Assert.Equal((0.0, false, 0.0), (new Sgd(1).Momentum, new Sgd(1).Nesterov, new Sgd(1).WeightDecay));
        Assert.Equal(new Adam(1e-3, 0.9, 0.999, 1e-8, 0), new Adam());
        Assert.Equal(new AdamW(1e-3, 0.9, 0.999, 1e-8, 1e-2), new AdamW());
        Assert.Equal(new RmsProp(1e-2, 0.99, 1e-8, 0), new RmsProp());
        Assert.Equal(new AdaGrad(1e-2, 1e-10), new AdaGrad());
        Assert.Equal(new Rprop(1e-2, 0.5, 1.2, 1e-6, 50), new Rprop());
    }

    [Fact]
    public void LearningRatesAreFiniteAndNotNegative()
    {
        foreach (double value in (double[])[.. NotFinite, -1e-9])
        {
            Refused("learningRate", () => new Sgd(value));
            Refused("learningRate", () => new Adam(value));
            Refused("learningRate", () => new AdamW(value));
            Refused("learningRate", () => new RmsProp(value));
            Refused("learningRate", () => new AdaGrad(value));
            Refused("learningRate", () => new Rprop(value));
            Refused("learningRate", () => new Adam() with { LearningRate = value });
        }
    }

    [Fact]
    public void DecaysAreBelowOne()
    {
        foreach (double value in (double[])[.. NotFinite, TooLarge, -0.1, 1])
        {
            Refused("momentum", () => new Sgd(1, momentum: value));
            Refused("momentum", () => new Sgd(1) with { Momentum = value });
            Refused("beta1", () => new Adam(beta1: value));
            Refused("beta2", () => new Adam(beta2: value));
            Refused("beta2", () => new Adam { Beta2 = value });
            Refused("beta1", () => new AdamW(beta1: value));
            Refused("beta2", () => new AdamW(beta2: value));
            Refused("alpha", () => new RmsProp(alpha: value));
            Refused("momentum", () => new RmsProp(momentum: value));
        }
    }

    [Fact]
    public void EpsilonsArePositive()
    {
        foreach (double value in (double[])[.. NotFinite, TooLarge, -1, 0, 1e-60])
        {
            Refused("epsilon", () => new Adam(epsilon: value));
            Refused("epsilon", () => new AdamW(epsilon: value));
            Refused("epsilon", () => new RmsProp(epsilon: value));
            Refused("epsilon", () => new AdaGrad(epsilon: value));
        }
    }

    [Fact]
    public void WeightDecaysAreFiniteAndNotNegative()
    {
        foreach (double value in (double[])[.. NotFinite, -1])
        {
            Refused("weightDecay", () => new Sgd(1, weightDecay: value));
            Refused("weightDecay", () => new Adam(weightDecay: value));
            Refused("weightDecay", () => new AdamW(weightDecay: value));
        }
    }

    [Fact]
    public void RpropShrinksBelowOneAndGrowsAboveIt()
    {
        foreach (double value in (double[])[.. NotFinite, TooLarge, 0, 1, 1.5]) Refused("etaMinus", () => new Rprop(etaMinus: value));
        foreach (double value in (double[])[.. NotFinite, TooLarge, 0, 1, 0.5]) Refused("etaPlus", () => new Rprop(etaPlus: value));
        foreach (double value in (double[])[.. NotFinite, TooLarge, -1]) Refused("minStep", () => new Rprop(minStep: value));
    }

    [Fact]
    public void OptionsThatMustFitEachOtherAreCheckedTogether()
    {
        Assert.Throws<ArgumentException>("nesterov", () => new Sgd(1, nesterov: true));
        Assert.Throws<ArgumentException>("maxStep", () => new Rprop(minStep: 2, maxStep: 1));
        // Through 'with' they come one by one, so they are checked when a trainer takes them.
        Sgd halfWay = new Sgd(1, momentum: 0.9, nesterov: true) with { Momentum = 0 };
        Assert.Throws<ArgumentException>("nesterov", () => Updates.Run<double>(halfWay, [1], []));
        Rprop reversed = new Rprop() with { MinStep = 100 };
        Assert.Throws<ArgumentException>("maxStep", () => Updates.Run<double>(reversed, [1], []));
        Assert.Single(Updates.Run<double>(reversed with { MaxStep = 200 }, [1], [[1]]));
    }

    private static void Refused(string parameter, Func<object> create)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(parameter, create);
        Assert.Contains(parameter + " must be", error.Message, StringComparison.Ordinal);
    }
}
