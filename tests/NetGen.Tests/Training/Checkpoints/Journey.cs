using NetGen.Tests.Behaviour;

namespace NetGen.Tests.Training.Checkpoints;

/// <summary>
/// A training with everything that has to be remembered: dropout, noise, Adam, a plateau inside which a cycle runs, early stopping, shuffles, weights.
/// </summary>
internal static class Journey
{
    public const int Epochs = 12, BatchSize = 5, Batches = 7;

    public static Dataset<double> Data { get; } = Make(33, seed: 3).WithWeights(Enumerable.Range(0, 33).Select(row => row % 3 * 0.7).ToArray());

    public static Dataset<double> Validation { get; } = Make(9, seed: 4);

    public static Adam Optimizer { get; } = new(0.01);

    public static TrainerOptions TrainerOptions { get; } = new() { Seed = 5, InputNoise = 0.1, L1 = 1e-3, ClipNorm = 0.5 };

    public static FitOptions Options { get; } = new()
    {
        Epochs = Epochs,
        BatchSize = BatchSize,
        Seed = 7,
        EvaluateTraining = true,
        Metrics = [Metric.R2, Metric.RootMeanSquaredError],
        Schedule = new ReduceOnPlateau(factor: 0.5, patience: 1) { Inner = new OneCycleSchedule(startDivisor: 5) },
        EarlyStopping = new EarlyStopping { Patience = 9 },
    };

    public static (LargeDouble Network, LargeDouble.Trainer Trainer) Begin()
    {
        var network = new LargeDouble(seed: 2);
        return (network, new LargeDouble.Trainer(network, Optimizer, TrainerOptions));
    }

    /// <summary>All that should be the same in the end.</summary>
    public static string Everything(LargeDouble network, LargeDouble.Trainer trainer, TrainingReport report) => string.Join(
        '\n',
        Bits(network),
        string.Join(' ', report.LossHistory.Select(BitConverter.DoubleToUInt64Bits)),
        string.Join(' ', report.ValidationHistory.Select(validation => BitConverter.DoubleToUInt64Bits(validation.Loss))),
        string.Join(' ', report.LearningRates.Select(BitConverter.DoubleToUInt64Bits)),
        string.Join(' ', report.TrainingHistory.Select(evaluation => BitConverter.DoubleToUInt64Bits(evaluation.Loss))),
        string.Join('\n', report.ValidationMetrics.Concat(report.TrainingMetrics).Select(metric => $"{metric.Key} {string.Join(' ', metric.Value)}")),
        $"{report.Reason} {report.BestEpoch} {trainer.Steps} {trainer.LearningRate}");

    /// <summary>The parameters.</summary>
    public static string Bits(LargeDouble network)
    {
        double[] parameters = new double[LargeDouble.ParameterCount];
        network.CopyParametersTo(parameters);
        return string.Join(' ', parameters.Select(BitConverter.DoubleToUInt64Bits));
    }

    private static Dataset<double> Make(int count, int seed)
    {
        var random = new Mt19937(seed);
        double[] inputs = [.. Enumerable.Range(0, count * LargeDouble.InputSize).Select(_ => random.NextNormal())];
        double[] targets = [.. Enumerable.Range(0, count * LargeDouble.OutputSize).Select(i => Math.Sin(inputs[i / 5 * 20 + i % 5]))];
        return new Dataset<double>(LargeDouble.InputSize, LargeDouble.OutputSize, inputs, targets);
    }
}
