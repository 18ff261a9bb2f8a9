using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

public sealed class DivergenceTests
{
    private static readonly NetworkDescription TwoLayers = Describe.Network(
        Loss.SquaredError,
        Reduction.Mean,
        Describe.Dense(2, 3, Activation.ReLU, true, Initializer.HeUniform),
        Describe.Dropout(3, 0.5),
        Describe.Dense(3, 1, Activation.Identity, false, Initializer.GlorotUniform));

    [Fact]
    public void FitSaysWhereAndWhenAndKeepsTheParameters()
    {
        Dataset<double> data = Examples.Line(20);
        var network = new FakeNetwork<Regression, double>();
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(1e30));
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => trainer.Fit(data, new FitOptions { Epochs = 50, BatchSize = 4, Shuffle = false }, TestContext.Current.CancellationToken));
        Assert.Equal(trainer.Steps, ((error.Epoch - 1) * 5) + error.Batch - 1);
        Assert.False(double.IsFinite(error.Loss));
        Assert.Contains($"epoch {error.Epoch}, batch {error.Batch}:", error.Message, StringComparison.Ordinal);
        // The step that diverged was not taken: the parameters are those before it.
        FakeNetwork<Regression, double> again = new();
        using var repeated = new FakeTrainer<Regression, double>(again, new Sgd(1e30));
        for (int step = 0; step < trainer.Steps; step++)
            repeated.Step(data.Inputs.Span.Slice(step % 5 * 8, 8), data.Targets.Span.Slice(step % 5 * 4, 4));
        Assert.Equal(again.Logical(), network.Logical());
    }

    [Fact]
    public void LaterEpochsAreCounted()
    {
        var network = new FakeNetwork<Regression, double>();
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0.01));
        var sink = new Poison(network.Parameters, epoch: 3);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(
            Examples.Line(20), new FitOptions { Epochs = 50, BatchSize = 4, Progress = sink }, TestContext.Current.CancellationToken));
        Assert.Equal((4, 1, "layer1"), (error.Epoch, error.Batch, error.Layer));
        Assert.True(double.IsNaN(error.Loss));
        Assert.Contains("layer1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, double.NaN, "layer1")]
    [InlineData(7, double.PositiveInfinity, "layer1")]
    [InlineData(11, double.NaN, "layer2")]
    [InlineData(0, 1e308, "layer1")]
    [InlineData(9, 1e308, "layer2")]
    [InlineData(9, 1, null)]
    public void TheFirstLayerThatIsNotFiniteIsFound(int parameter, double value, string? layer)
    {
        double[] parameters = [.. Enumerable.Repeat(10.0, TwoLayers.ParameterCount)];
        parameters[parameter] = value;
        var block = new ParameterBlock<double>(TwoLayers.Layout);
        block.Set(parameters);
        Assert.Equal(layer, DivergenceDiagnosis.FirstLayer<double>(TwoLayers, block.Values, [0, 0, 3, 5]));
    }

    [Theory]
    [InlineData(Activation.Tanh, null)]
    [InlineData(Activation.Identity, "layer2")]
    public void ActivationsThatBoundTheirValuesSaveTheNextLayer(Activation activation, string? layer)
    {
        NetworkDescription network = Describe.Network(
            Loss.SquaredError,
            Reduction.Mean,
            Describe.Dense(1, 1, activation, false, Initializer.Zeros),
            Describe.Dense(1, 1, Activation.Identity, false, Initializer.Zeros));
        var block = new ParameterBlock<float>(network.Layout);
        block.Set([1e20f, 1e30f]);
        Assert.Equal(layer, DivergenceDiagnosis.FirstLayer<float>(network, block.Values, [1]));
    }

    [Fact]
    public void ALossThatOverflowsByItselfNamesNoLayer()
    {
        var network = new FakeNetwork<Regression, double>();
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0.01));
        var data = new Dataset<double>(2, 1, (double[])[1, 1], (double[])[1e200]);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => trainer.Fit(data, new FitOptions(), TestContext.Current.CancellationToken));
        Assert.Null(error.Layer);
        Assert.Equal(double.PositiveInfinity, error.Loss);
    }

    private sealed class Poison(ParameterBlock<double> parameters, int epoch) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == epoch) parameters.Values[0] = double.NaN;
        }
    }
}
