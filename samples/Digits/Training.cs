using NetGen;
using NetGen.Reporting;

namespace DigitsSample;

/// <summary>
/// Trains twice: first to learn from held-back images how many epochs are good, then as long on all images (Goodfellow, Bengio and Courville,
/// "Deep Learning", 2016, algorithm 7.2), because no image is to be wasted.
/// </summary>
internal sealed class Training(int seed, ProgressDisplay display)
{
    /// <summary>How steps are taken.</summary>
    public Optimizer Optimizer { get; } = new Adam(learningRate: 1e-3);

    /// <summary>The options of the first training.</summary>
    public FitOptions Stopping { get; } = new()
    {
        Epochs = 200,
        BatchSize = 32,
        Seed = seed,
        ValidationFraction = 0.1,
        EarlyStopping = new EarlyStopping { Patience = 10 },
    };

    /// <summary>A network trained on all images, and the report of the training that found out how long.</summary>
    public (Digits Network, TrainingReport Search) Run(Dataset<float> images)
    {
        TrainingReport search = Fit(new Digits(seed), images, Stopping, "how long");
        var network = new Digits(seed);
        Fit(network, images, Stopping with { Epochs = search.BestEpoch ?? 1, ValidationFraction = 0, EarlyStopping = null }, "all images");
        return (network, search);
    }

    private TrainingReport Fit(Digits network, Dataset<float> images, FitOptions options, string what)
    {
        using var trainer = new Digits.Trainer(network, Optimizer);
        using var progress = new ConsoleProgress(new ConsoleProgressOptions { Display = display, Title = $"seed {seed}, {what}" });
        return trainer.Fit(images, options with { Progress = progress });
    }
}
