using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

public sealed class CrossValidationTests
{
    private static readonly FitOptions Fit = new() { Epochs = 3, BatchSize = 4 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 9)]
    [InlineData(23, 1)]
    public void IsWhatALoopByHandDoes(int folds, int seed)
    {
        Dataset<double> data = Examples.Line(23);
        var options = new CrossValidationOptions { Folds = folds, Seed = seed };
        CrossValidationReport report = CrossValidation.Run(
            fold => new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(fold), new Sgd(0.05)), data, Fit, options, Token);
        int[] foldOf = Strata.Folds(data, options);
        var losses = new List<double>();
        for (int fold = 1; fold <= folds; fold++)
        {
            using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(fold), new Sgd(0.05));
            int[] others = [.. Enumerable.Range(0, 23).Where(row => foldOf[row] != fold)], own = [.. Enumerable.Range(0, 23).Where(row => foldOf[row] == fold)];
            TrainingReport training = trainer.Fit(data.Subset(others), Fit, Token);
            Evaluation evaluation = trainer.Evaluate(data.Subset(own));
            losses.Add(evaluation.Loss);
            Assert.Equal((fold, evaluation), (report.Folds[fold - 1].Fold, report.Folds[fold - 1].Evaluation));
            Assert.Equal(training.LossHistory, report.Folds[fold - 1].Training.LossHistory);
        }

        Assert.Equal(folds, report.Folds.Count);
        Assert.Equal(losses.Sum() / folds, report.Loss.Mean, 1e-14);
        Assert.Equal(Math.Sqrt(losses.Sum(loss => Math.Pow(loss - losses.Average(), 2)) / (folds - 1)), report.Loss.Deviation, 1e-14);
        Assert.True(double.IsNaN(report.Accuracy.Mean) && double.IsNaN(report.Accuracy.Deviation));
    }

    [Fact]
    public void DeviationsAreOfASample() => Assert.Equal(new MeanAndDeviation(5, Math.Sqrt(32.0 / 7)), MeanAndDeviation.Of([2, 4, 4, 4, 5, 5, 7, 9]));

    [Fact]
    public void PartsAreEquallyLargeAndHaveTheirShareOfEveryClass()
    {
        var random = new Mt19937(3);
        for (int seed = 0; seed < 200; seed++)
        {
            (int folds, int classes, bool stratified) = (2 + seed % 7, 2 + seed % 5, seed % 2 == 0);
            int count = folds + (int)(random.NextDouble() * 60);
            Dataset<double> data = SplitTests.Numbered(count, classes, seed);
            int[] foldOf = Strata.Folds(data, new CrossValidationOptions { Folds = folds, Seed = seed, Stratified = stratified }), labels = SplitTests.Classes(data);
            Assert.Equal(count, foldOf.Length);
            AssertEven(foldOf);
            for (int one = 0; stratified && one < classes; one++)
                AssertEven([.. foldOf.Where((_, row) => labels[row] == one)]);

            void AssertEven(int[] dealt)
            {
                for (int fold = 1; fold <= folds; fold++)
                    Assert.InRange(dealt.Count(one => one == fold), dealt.Length / folds, (dealt.Length + folds - 1) / folds);
            }
        }
    }

    [Fact]
    public void SeedsDecideTheParts()
    {
        Dataset<double> data = SplitTests.Numbered(40, 3, 1);
        int[] first = Strata.Folds(data, new CrossValidationOptions());
        Assert.Equal(first, Strata.Folds(data, new CrossValidationOptions { Seed = 1, Folds = 5 }));
        Assert.NotEqual(first, Strata.Folds(data, new CrossValidationOptions { Seed = 2 }));
        Assert.NotEqual(first, Strata.Folds(data, new CrossValidationOptions { Stratified = true }));
    }

    [Fact]
    public void ClassesAreScored()
    {
        Dataset<double> data = SplitTests.Numbered(30, 3, 4);
        CrossValidationReport report = CrossValidation.Run(
            fold => new FakeTrainer<Classes, double>(new FakeNetwork<Classes, double>(), new Sgd(1e-4)),
            data,
            new FitOptions(),
            new CrossValidationOptions { Folds = 3, Stratified = true },
            Token);
        double[] accuracies = [.. report.Folds.Select(result => result.Evaluation.Accuracy)];
        Assert.All(accuracies, accuracy => Assert.InRange(accuracy, 0, 1));
        Assert.Equal(accuracies.Average(), report.Accuracy.Mean, 1e-15);
    }

    /// <summary>Rows carry their number as an input, so that those that preparation has seen can be told.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void PreparationLearnsFromTrainingRowsOnly(int folds)
    {
        Dataset<double> data = Numbered(23);
        var options = new CrossValidationOptions { Folds = folds };
        int[] foldOf = Strata.Folds(data, options);
        List<int[]> seen = [], changed = [];
        CrossValidation.Run(
            _ => new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(1e-6)), data, Fit, options, training =>
            {
                seen.Add(Numbers(training));
                return rows =>
                {
                    changed.Add(Numbers(rows));
                    return rows;
                };
            },
            Token);
        Assert.Equal(folds, seen.Count);
        for (int fold = 1; fold <= folds; fold++)
        {
            int[] others = [.. Enumerable.Range(0, 23).Where(row => foldOf[row] != fold)], own = [.. Enumerable.Range(0, 23).Where(row => foldOf[row] == fold)];
            Assert.Equal(others, seen[fold - 1]);
            Assert.Equal(others, changed[2 * fold - 2]);
            Assert.Equal(own, changed[2 * fold - 1]);
        }
    }

    /// <summary>Training, evaluation and outputs are all of what was prepared.</summary>
    [Fact]
    public void WhatWasPreparedIsUsed()
    {
        Dataset<double> data = Examples.Line(23);
        var options = new CrossValidationOptions { Folds = 4 };
        CrossValidationReport report = CrossValidation.Run(
            fold => new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(fold), new Sgd(0.05)), data, Fit, options, Centred, Token);
        int[] foldOf = Strata.Folds(data, options);
        for (int fold = 1; fold <= 4; fold++)
        {
            using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(fold), new Sgd(0.05));
            int[] own = [.. Enumerable.Range(0, 23).Where(row => foldOf[row] == fold)];
            Dataset<double> others = data.Subset([.. Enumerable.Range(0, 23).Where(row => foldOf[row] != fold)]);
            Func<Dataset<double>, Dataset<double>> centre = Centred(others);
            Assert.Equal(trainer.Fit(centre(others), Fit, Token).LossHistory, report.Folds[fold - 1].Training.LossHistory);
            Assert.Equal(trainer.Evaluate(centre(data.Subset(own))), report.Folds[fold - 1].Evaluation);
            Assert.Equal(Metrics.Outputs(trainer.Network, centre(data.Subset(own))), own.Select(row => report.Outputs.Span[row]));
        }

        Assert.Equal(23, report.Outputs.Length);
        double error = RegressionReport.From(report.Outputs.Span, report.Targets.Span, 1).Overall.RootMeanSquaredError;
        Assert.Equal(report.Folds.Sum(fold => fold.Evaluation.Loss * foldOf.Count(one => one == fold.Fold)) / 23, error * error / 2, 1e-13);
    }

    [Fact]
    public void OutputsStandInTheOrderOfTheRows()
    {
        Dataset<double> data = SplitTests.Numbered(30, 3, 4);
        var options = new CrossValidationOptions { Folds = 4, Stratified = true };
        List<FakeNetwork<Classes, double>> networks = [];
        CrossValidationReport report = CrossValidation.Run(
            fold =>
            {
                networks.Add(new FakeNetwork<Classes, double>(fold));
                return new FakeTrainer<Classes, double>(networks[^1], new Sgd(1e-4));
            },
            data,
            Fit,
            options,
            Token);
        int[] foldOf = Strata.Folds(data, options);
        double[] expected = new double[90];
        for (int row = 0; row < 30; row++) networks[foldOf[row] - 1].Predict(data.Inputs.Span.Slice(2 * row, 2), expected.AsSpan(3 * row, 3));
        Assert.Equal(expected, report.Outputs.ToArray());
        Assert.Equal(data.Targets.ToArray(), report.Targets.ToArray());
        int right = (int)Math.Round(report.Folds.Sum(fold => fold.Evaluation.Accuracy * foldOf.Count(one => one == fold.Fold)));
        Assert.Equal(right / 30.0, ClassificationReport.From(report.Outputs.Span, report.Targets.Span, 3).Accuracy, 1e-14);
    }

    /// <summary>Targets may become others, too: here one number becomes three classes.</summary>
    [Fact]
    public void PreparationMayChangeTheWidthOfRows()
    {
        Dataset<double> data = Numbered(12);
        CrossValidationReport report = CrossValidation.Run(
            _ => new FakeTrainer<Classes, double>(new FakeNetwork<Classes, double>(), new Sgd(1e-4)), data, Fit, new CrossValidationOptions { Folds = 3 }, _ => rows =>
                Dataset<double>.FromClasses(2, 3, rows.Inputs, Numbers(rows).Select(number => number % 3).ToArray()),
            Token);
        Assert.Equal(36, report.Outputs.Length);
        Assert.Equal(Enumerable.Range(0, 36).Select(i => i / 3 % 3 == i % 3 ? 1.0 : 0), report.Targets.ToArray());
        Assert.All(Enumerable.Range(0, 12), row => Assert.Equal(1, report.Outputs.Slice(3 * row, 3).ToArray().Sum(), 1e-12));
    }

    [Fact]
    public void PreparationKeepsTheNumberOfRows()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => CrossValidation.Run(
            _ => new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1)), Examples.Line(10), Fit, new CrossValidationOptions(), _ => rows =>
                Examples.Rows(rows, 0, rows.Count - 1),
            Token));
        Assert.Contains("keep the number of rows, 8, but gave 7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NetworksMustBeNew()
    {
        Dataset<double> data = Examples.Line(10);
        var network = new FakeNetwork<Regression, double>();
        InvalidOperationException twice = Assert.Throws<InvalidOperationException>(() => Run(_ => new FakeTrainer<Regression, double>(network, new Sgd(0.1))));
        Assert.Contains("fold 2", twice.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Run(_ =>
        {
            var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1));
            trainer.Step([1, 1], [1]);
            return trainer;
        }));

        CrossValidationReport Run(Func<int, FakeTrainer<Regression, double>> create) =>
            CrossValidation.Run(create, data, Fit, new CrossValidationOptions(), Token);
    }

    [Fact]
    public void TrainersAreDisposed()
    {
        var trainers = new List<FakeTrainer<Regression, double>>();
        CrossValidation.Run(
            fold =>
            {
                trainers.Add(new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1)));
                return trainers[^1];
            },
            Examples.Line(10),
            Fit,
            new CrossValidationOptions(),
            Token);
        Assert.Equal(5, trainers.Count);
        Assert.All(trainers, trainer => Assert.Throws<ObjectDisposedException>(() => trainer.Step([1, 1], [1])));
    }

    [Fact]
    public void CancellationLeavesNoResult()
    {
        using var source = new CancellationTokenSource();
        int created = 0;
        Assert.Throws<OperationCanceledException>(() => CrossValidation.Run(
            fold =>
            {
                if (fold == 2) source.Cancel();
                created = fold;
                return new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1));
            },
            Examples.Line(10),
            Fit,
            new CrossValidationOptions(),
            source.Token));
        Assert.Equal(2, created);
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Func<int, FakeTrainer<Regression, double>> create = _ => new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(0.1));
        Dataset<double> data = Examples.Line(4);
        var options = new CrossValidationOptions();
        Assert.Equal((5, 1, false), (options.Folds, options.Seed, options.Stratified));
        ArgumentException few = Assert.Throws<ArgumentException>("data", () => CrossValidation.Run(create, data, Fit, options, Token));
        Assert.Contains("Expected at least 5 examples, one for every fold, but got 4.", few.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("fit", () => CrossValidation.Run(create, data, Fit with { Checkpoint = new CheckpointOptions("x") }, options with { Folds = 2 }, Token));
        Assert.Throws<ArgumentException>("stratified", () => CrossValidation.Run(create, data, Fit, options with { Folds = 2, Stratified = true }, Token));
        Assert.Throws<ArgumentNullException>("fit", () => CrossValidation.Run(create, data, null!, options, Token));
        Assert.Throws<ArgumentNullException>("options", () => CrossValidation.Run(create, data, Fit, null!, Token));
        Assert.Throws<ArgumentNullException>("prepare", () => CrossValidation.Run(create, data, Fit, options, null!, Token));
        Assert.Equal(2, CrossValidation.Run(create, data, Fit, options with { Folds = 2 }, default).Folds.Count);
        Assert.Throws<ArgumentOutOfRangeException>("Folds", () => new CrossValidationOptions { Folds = 1 });
    }

    /// <summary>Rows whose first input is their number.</summary>
    private static Dataset<double> Numbered(int count) =>
        new(2, 1, Enumerable.Range(0, 2 * count).Select(i => i % 2 == 0 ? i / 2.0 : 1).ToArray(), new double[count]);

    private static int[] Numbers(Dataset<double> rows) => [.. Enumerable.Range(0, rows.Count).Select(row => (int)rows.Inputs.Span[2 * row])];

    /// <summary>Takes the mean of the training rows' first input off.</summary>
    private static Func<Dataset<double>, Dataset<double>> Centred(Dataset<double> training)
    {
        double mean = Enumerable.Range(0, training.Count).Average(row => training.Inputs.Span[2 * row]);
        return rows => new Dataset<double>(2, 1, rows.Inputs.ToArray().Select((value, i) => i % 2 == 0 ? value - mean : value).ToArray(), rows.Targets);
    }
}
