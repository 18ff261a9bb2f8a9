using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

/// <summary>Which rows are held back, and that no class is, as a whole.</summary>
public sealed class ValidationSplitTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-tests-").FullName;

    /// <summary>Two inputs, and of classes 0, 1 and 2 twenty each, in their order.</summary>
    private static readonly Dataset<double> Sorted = ByLabel([.. Enumerable.Range(0, 60).Select(row => row / 20)]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static FitOptions Options { get; } = new() { Epochs = 3, BatchSize = 7, Seed = 5, ValidationFraction = 0.3 };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_class_that_training_never_sees_is_refused()
    {
        using FakeTrainer<Classes, double> trainer = Trainer();
        ArgumentException error = Assert.Throws<ArgumentException>("options", () => trainer.Fit(Sorted, Options with { ValidationFraction = 0.34 }, Token));
        Assert.StartsWith(
            "ValidationFraction holds back rows of class 2, but leaves none of it to train on. The last rows are held back, and these seem to lie "
            + "in order of their classes: shuffle them, or set ValidationSplit to Stratified or Random.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(0, trainer.Steps);

        // Two of the class are left.
        trainer.Fit(Sorted, Options, Token);
        using var population = new Population<FakeNetwork<Classes, double>, double>(2, new Sgd(0.1));
        Assert.Throws<ArgumentException>("options", () => population.Fit(Sorted, Options with { ValidationFraction = 0.34 }, Token));
        Assert.Throws<ArgumentException>(
            "options", () => CrossValidation.Run(_ => Trainer(), Sorted, Options with { ValidationFraction = 0.4 }, new CrossValidationOptions(), Token));
    }

    /// <summary>One that is there once is in one part only, however it is drawn.</summary>
    [Fact]
    public void Messages_fit_the_split()
    {
        Dataset<double> rare = ByLabel([0, 1, 2]);
        using FakeTrainer<Classes, double> trainer = Trainer();
        Refused(ValidationSplit.Last, "ValidationSplit to Stratified or Random.");
        Refused(ValidationSplit.Random, "Set ValidationSplit to Stratified, or give validation data of their own.");
        Refused(ValidationSplit.Stratified, "too few rows for both: give validation data of their own");

        void Refused(ValidationSplit split, string message)
        {
            FitOptions options = Options with { ValidationSplit = split, ValidationFraction = 0.5 };
            Assert.Contains(message, Assert.Throws<ArgumentException>("options", () => trainer.Fit(rare, options, Token)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Two_classes_may_be_one_output()
    {
        using var trainer = new YesOrNo.Trainer(new YesOrNo(), new Sgd(0.1));
        Assert.Contains("rows of class 1,", Refusal(0, 0, 0, 1).Message, StringComparison.Ordinal);
        Assert.Contains("rows of class 0,", Refusal(1, 1, 1, 0).Message, StringComparison.Ordinal);
        Assert.Contains("rows of class 1,", Refusal(0, 0, 0, 0.75).Message, StringComparison.Ordinal);
        // What is uncertain is a little of both.
        trainer.Fit(Data(0, 0, 0.25, 1), Options, Token);

        ArgumentException Refusal(params double[] targets) => Assert.Throws<ArgumentException>("options", () => trainer.Fit(Data(targets), Options, Token));

        static Dataset<double> Data(params double[] targets) => new(2, 1, new double[2 * targets.Length], targets);
    }

    /// <summary>Given validation data are the caller's decision; several answers per example are no classes, nor are quantities.</summary>
    [Fact]
    public void Everything_else_is_taken()
    {
        Dataset<double> last = Examples.Rows(Sorted, 40, 20);
        using FakeTrainer<Classes, double> trainer = Trainer();
        Assert.Equal(3, trainer.Fit(Examples.Rows(Sorted, 0, 40), last, Options with { ValidationFraction = 0 }, Token).ValidationHistory.Count);
        using var questions = new FakeTrainer<Questions, double>(new FakeNetwork<Questions, double>(), new Sgd(0.1));
        questions.Fit(new Dataset<double>(2, 2, new double[8], (double[])[0, 0, 0, 0, 0, 0, 1, 1]), Options, Token);
        using var squashed = new Squashed.Trainer(new Squashed(), new Sgd(0.1));
        squashed.Fit(new Dataset<float>(2, 2, new float[8], (float[])[0, 0, 0, 0, 0, 0, 1, 1]), Options, Token);
        // Probabilities: of class 2 training sees a tenth.
        trainer.Fit(new Dataset<double>(2, 3, new double[6], (double[])[0.9, 0, 0.1, 0, 1, 0, 0, 0, 1]), Options with { ValidationFraction = 0.34 }, Token);
    }

    /// <summary>Rows, weights and order.</summary>
    [Theory]
    [InlineData(ValidationSplit.Random)]
    [InlineData(ValidationSplit.Stratified)]
    public void Drawn_rows_are_those_of_Split(ValidationSplit split)
    {
        Dataset<double> data = Sorted.WithWeights(Enumerable.Range(0, 60).Select(row => row % 4 / 2.0).ToArray());
        (Dataset<double> training, Dataset<double> held) = data.Split(0.3, seed: 5, stratified: split == ValidationSplit.Stratified);
        using FakeTrainer<Classes, double> expected = Trainer(), actual = Trainer();
        FitOptions options = Options with { Metrics = [Metric.MacroF1], EvaluateTraining = true };
        TrainingReport wanted = expected.Fit(training, held, options with { ValidationFraction = 0 }, Token);
        TrainingReport report = actual.Fit(data, options with { ValidationSplit = split }, Token);
        Assert.Equal(expected.Network.Logical(), actual.Network.Logical());
        Assert.Equal(wanted.LossHistory, report.LossHistory);
        Assert.Equal(wanted.ValidationHistory, report.ValidationHistory);
        Assert.Equal(wanted.TrainingHistory, report.TrainingHistory);
        Assert.Equal(wanted.ValidationMetrics["macro F1"], report.ValidationMetrics["macro F1"]);
        // Another seed draws others.
        using FakeTrainer<Classes, double> other = Trainer();
        TrainingReport others = other.Fit(data, options with { ValidationSplit = split, Seed = 6, Shuffle = false }, Token);
        Assert.NotEqual(wanted.ValidationHistory, others.ValidationHistory);
    }

    [Theory]
    [InlineData(ValidationSplit.Random)]
    [InlineData(ValidationSplit.Stratified)]
    public void Populations_and_cross_validations_draw_them_too(ValidationSplit split)
    {
        FitOptions options = Options with { ValidationSplit = split };
        using var population = new Population<FakeNetwork<Classes, double>, double>([1, 1], new Sgd(0.1), new TrainerOptions { Threads = 2 });
        PopulationReport report = population.Fit(Sorted, options, Token);
        using FakeTrainer<Classes, double> alone = Trainer();
        TrainingReport expected = alone.Fit(Sorted, options, Token);
        Assert.All(report.Members, member => Assert.Equal(expected.ValidationHistory, member.ValidationHistory));

        options = options with { ValidationFraction = 0.4 };
        CrossValidationReport folds = CrossValidation.Run(_ => Trainer(), Sorted, options, new CrossValidationOptions(), Token);
        Assert.All(folds.Folds, fold => Assert.Equal(3, fold.Training.ValidationHistory.Count));
    }

    [Fact]
    public void Stratification_needs_classes()
    {
        using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1));
        ArgumentException error = Assert.Throws<ArgumentException>(
            "options", () => trainer.Fit(Examples.Line(20), Options with { ValidationSplit = ValidationSplit.Stratified }, Token));
        Assert.Contains("Stratification needs a class in every row", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, trainer.Fit(Examples.Line(20), Options with { ValidationSplit = ValidationSplit.Random }, Token).ValidationHistory.Count);
        Assert.Throws<ArgumentOutOfRangeException>("ValidationSplit", () => new FitOptions { ValidationSplit = (ValidationSplit)3 });
        Assert.Equal(ValidationSplit.Last, new FitOptions().ValidationSplit);
        // Where nothing is held back there is nothing to say.
        FitOptions nothing = Options with { ValidationSplit = ValidationSplit.Stratified, ValidationFraction = 0 };
        Assert.Empty(trainer.Fit(Examples.Line(20), nothing, Token).ValidationHistory);
    }

    [Fact]
    public void Checkpoints_go_on_with_the_same_rows_and_no_others()
    {
        var checkpoint = new CheckpointOptions(Path.Combine(_folder, "run.checkpoint")) { EverySteps = 1 };
        FitOptions options = Options with { ValidationSplit = ValidationSplit.Random, Checkpoint = checkpoint };
        using FakeTrainer<Classes, double> whole = Trainer(), first = Trainer(), second = Trainer();
        TrainingReport expected = whole.Fit(Sorted, options with { Checkpoint = null }, Token);
        first.Fit(Sorted, options with { MaxSteps = 8 }, Token);
        NetworkFileException error = Assert.Throws<NetworkFileException>(
            () => second.Fit(Sorted, options with { ValidationSplit = ValidationSplit.Stratified }, Token));
        Assert.Contains("ValidationSplit = Stratified", error.Message, StringComparison.Ordinal);
        Assert.Throws<NetworkFileException>(() => second.Fit(Sorted, options with { ValidationSplit = ValidationSplit.Last }, Token));
        TrainingReport resumed = second.Fit(Sorted, options, Token);
        Assert.Equal(whole.Network.Logical(), second.Network.Logical());
        Assert.Equal(expected.ValidationHistory, resumed.ValidationHistory);
    }

    private static FakeTrainer<Classes, double> Trainer() => new(new FakeNetwork<Classes, double>(), new Sgd(0.1));

    private static Dataset<double> ByLabel(int[] labels)
    {
        var random = new Mt19937(1);
        return Dataset<double>.FromClasses(2, 3, labels.SelectMany(label => (double[])[label + random.NextNormal(), random.NextNormal()]).ToArray(), labels);
    }
}

[Network(2, 1, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
internal sealed partial class YesOrNo;
