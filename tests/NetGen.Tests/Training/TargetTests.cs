using NetGen.Tests.Training.Fakes;
using NetGen.Tests.Training.Streaming;

namespace NetGen.Tests.Training;

/// <summary>Targets that a network cannot give are refused wherever a dataset is given, and taken where only a step is.</summary>
public sealed class TargetTests
{
    private const string Trouble = "Targets must be in [0, 1], as outputs of Activation.Sigmoid are, but row 2, column 1 is 250.5. "
        + "Declare Output = Activation.Identity, or scale the targets.";

    /// <summary>Prices.</summary>
    private static readonly Dataset<float> Bad = new(2, 2, new float[8], (float[])[0, 1, 0.5f, 0, 1, 250.5f, 300, 7]);

    /// <summary>Both limits are legal.</summary>
    private static readonly Dataset<float> Good = new(2, 2, new float[8], (float[])[0, 1, 0.5f, 0, 1, 0.25f, 1, 1]);

    private static CrossValidationOptions TwoFolds { get; } = new() { Folds = 2 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Trainers_refuse_what_is_out_of_range()
    {
        var network = new Squashed();
        using var trainer = new Squashed.Trainer(network, new Sgd(0.1));
        Refused("data", () => trainer.Fit(Bad, new FitOptions(), Token));
        Refused("data", () => trainer.Fit(Bad.WithWeights(new float[] { 1, 0, 0, 0 }), new FitOptions { ValidationFraction = 0.5 }, Token));
        Refused("data", () => trainer.Fit(Bad, Good, new FitOptions(), Token));
        Refused("validation", () => trainer.Fit(Good, Bad, new FitOptions(), Token));
        Refused("validation", () => trainer.Fit(new ListSource<float>(Good), Bad, new FitOptions(), Token));
        Refused("data", () => trainer.Begin(Bad, new SessionOptions()));
        Refused("data", () => trainer.Resume(Bad, new SessionOptions(), "never read"));
        Refused("data", () => trainer.Evaluate(Bad));
        Refused("data", () => Lbfgs.Fit(network, Bad, new LbfgsOptions(), Token));
        Assert.Equal(0, trainer.Steps);

        trainer.Fit(Good, Good, new FitOptions(), Token);
        trainer.Begin(Good, new SessionOptions()).Train(1);
        trainer.Evaluate(Good);
        Lbfgs.Fit(network, Good, new LbfgsOptions { MaxIterations = 1 }, Token);
        Assert.Equal(2, trainer.Steps);
    }

    /// <summary>By the number that the row has in the whole.</summary>
    [Fact]
    public void Cross_validations_and_populations_refuse_it_too()
    {
        Refused("data", () => CrossValidation.Run(Trainer, Bad, new FitOptions(), TwoFolds, Token));
        using var population = new Population<Squashed, float>(2, new Sgd(0.1));
        Refused("data", () => population.Fit(Bad, new FitOptions(), Token));
        Refused("data", () => population.Evaluate(Bad));
        Refused("data", () => population.Best(Bad));
        Assert.Equal(0, population.Steps(0));

        CrossValidation.Run(Trainer, Good, new FitOptions(), TwoFolds, Token);
        population.Fit(Good, new FitOptions(), Token);
        population.Best(Good);
    }

    /// <summary>What prepares the data may scale the targets: what it makes of them counts.</summary>
    [Fact]
    public void Cross_validations_look_at_what_was_prepared()
    {
        CrossValidation.Run(Trainer, Bad, new FitOptions(), TwoFolds, _ => Scaled, Token);
        ArgumentException error = Assert.Throws<ArgumentException>(
            "data", () => CrossValidation.Run(Trainer, Bad, new FitOptions(), TwoFolds, _ => part => part, Token));
        Assert.Contains("Targets must be in [0, 1]", error.Message, StringComparison.Ordinal);

        static Dataset<float> Scaled(Dataset<float> data) => new(2, 2, data.Inputs, data.Targets.ToArray().Select(target => target / 300).ToArray());
    }

    /// <summary>What came before has been learned.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sources_are_refused_as_their_rows_arrive(bool shuffle)
    {
        float[] targets = new float[200];
        targets[101] = -0.001f;
        var source = new ListSource<float>(new Dataset<float>(2, 2, new float[200], targets), atOnce: 7);
        using var trainer = new Squashed.Trainer(new Squashed(), new Sgd(0.1));
        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => trainer.Fit(source, new FitOptions { BatchSize = 10, Shuffle = shuffle, ShuffleBuffer = 20 }, Token));
        Assert.StartsWith(Trouble.Replace("row 2, column 1 is 250.5", "example 50, column 1 is -0.001", StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
        Assert.Equal(shuffle ? 3 : 5, trainer.Steps);
    }

    [Fact]
    public void Steps_take_what_they_are_given()
    {
        using var trainer = new Squashed.Trainer(new Squashed(), new Sgd(0.1));
        Assert.True(float.IsFinite(trainer.Step([1, 2], [5, -7])));
        Assert.Equal(1, trainer.Steps);
    }

    [Fact]
    public void Messages_fit_the_network()
    {
        using var questions = new FakeTrainer<Questions, double>(new FakeNetwork<Questions, double>(), new Sgd(0.1));
        Message(questions, "Binary cross-entropy needs targets in [0, 1], but row 0, column 1 is 2. For quantities declare Output = Activation.Identity", 1, 2);
        using var rectified = new Rectified.Trainer(new Rectified(), new Sgd(0.1));
        Message(rectified, "Targets must be at least 0, as outputs of Activation.ReLU are, but row 0, column 0 is -5.", -5);
        using var bent = new Bent.Trainer(new Bent(), new Sgd(0.1));
        Message(bent, "Targets must be at least -0.16997, as outputs of Activation.GELU are, but row 0, column 0 is -0.2.", -0.2);
        bent.Evaluate(new Dataset<double>(2, 1, new double[4], (double[])[-0.16997120747990366, 1e300]));

        static void Message<TNetwork>(NetworkTrainer<TNetwork, double> trainer, string message, params double[] targets)
            where TNetwork : class, ITrainableNetwork<TNetwork, double>
        {
            var data = new Dataset<double>(2, targets.Length, new double[2], targets);
            Assert.StartsWith(message, Assert.Throws<ArgumentException>("data", () => trainer.Evaluate(data)).Message, StringComparison.Ordinal);
        }
    }

    private static Squashed.Trainer Trainer(int fold) => new(new Squashed(fold), new Sgd(0.1));

    private static void Refused(string name, Action call) =>
        Assert.StartsWith(Trouble, Assert.Throws<ArgumentException>(name, call).Message, StringComparison.Ordinal);
}

[Network(2, 3, 2)]
internal sealed partial class Squashed;

[Network(2, 1, Output = Activation.ReLU, Precision = Precision.Double)]
internal sealed partial class Rectified;

[Network(2, 1, Output = Activation.GELU, Precision = Precision.Double)]
internal sealed partial class Bent;
