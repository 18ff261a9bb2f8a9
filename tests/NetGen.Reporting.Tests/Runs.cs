namespace NetGen.Reporting.Tests;

/// <summary>Trainings that never were, and data.</summary>
internal static class Runs
{
    /// <summary>A name that would do harm wherever it is not escaped.</summary>
    public const string Hostile = "<script>alert('\"&]]>')</script>";

    /// <summary>A report of given losses; validation losses and accuracies are optional.</summary>
    public static TrainingReport Of(double[] losses, (double Loss, double Accuracy)[]? validation = null, int? best = null, double[]? rates = null) =>
        new(losses, [.. (validation ?? []).Select(one => new Evaluation(one.Loss, one.Accuracy))], TimeSpan.FromSeconds(1.5), 12345, StopReason.EarlyStopping)
        {
            BestEpoch = best,
            LearningRates = rates ?? [],
        };

    /// <summary>Forty epochs, of which the thirtieth was best.</summary>
    public static TrainingReport Usual() => Of(
        [.. Enumerable.Range(1, 40).Select(epoch => 2.0 / epoch)],
        [.. Enumerable.Range(1, 40).Select(epoch => (2.2 / epoch + Math.Abs(epoch - 30) * 0.01, 1 - 0.9 / epoch))],
        best: 30,
        rates: [.. Enumerable.Range(1, 40).Select(epoch => 0.01 / epoch)]);

    /// <summary>The same with metrics: one on training and validation data, one on validation data only.</summary>
    public static TrainingReport Measured()
    {
        double[] rising = [.. Enumerable.Range(1, 40).Select(epoch => 1 - 0.8 / epoch)], falling = [.. Enumerable.Range(1, 40).Select(epoch => 0.3 + 1.0 / epoch)];
        return Usual() with
        {
            TrainingHistory = [.. rising.Select(accuracy => new Evaluation(1 - accuracy, accuracy))],
            TrainingMetrics = new Dictionary<string, IReadOnlyList<double>> { ["macro F1"] = rising },
            ValidationMetrics = new Dictionary<string, IReadOnlyList<double>> { ["macro F1"] = [.. rising.Select(value => value - 0.1)], ["RMSE"] = falling },
        };
    }

    /// <summary>Three classes, all right but for two of class 1 that were taken for class 2.</summary>
    public static ClassificationReport Confusion()
    {
        int[] actual = [0, 0, 0, 1, 1, 1, 1, 2, 2], predicted = [0, 0, 0, 1, 1, 2, 2, 2, 2];
        return ClassificationReport.From<float>(OneHot(predicted, 3), OneHot(actual, 3), 3);
    }

    /// <summary>Examples of three classes in three corners.</summary>
    public static Dataset<float> Corners()
    {
        float[] inputs = [0, 0, 0.1f, 0.2f, 0, 0.3f, 4, 0, 4.1f, 0.2f, 3.9f, 0.1f, 2, 5, 2.2f, 5.1f, 1.9f, 4.8f];
        return Dataset<float>.FromClasses(2, 3, inputs, new[] { 0, 0, 0, 1, 1, 1, 2, 2, 2 });
    }

    /// <summary>A network that has learned the corners.</summary>
    public static Plain Trained()
    {
        var network = new Plain();
        using var trainer = new Plain.Trainer(network, new Adam(0.02));
        trainer.Fit(Corners(), new FitOptions { Epochs = 300 });
        return network;
    }

    private static float[] OneHot(int[] classes, int count) => [.. classes.SelectMany(one => Enumerable.Range(0, count).Select(other => other == one ? 1f : 0f))];
}
