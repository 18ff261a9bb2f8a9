using NetGen;
using NetGen.Data;
using NetGen.Reporting;

namespace IrisSample;

/// <summary>
/// Cross-validation with a scaler in it. The scaler belongs to what is trained: each fold fits its own, on its training rows only, because a
/// mean over all rows would already know something of those left out.
/// </summary>
internal sealed class Folds(int count, FitOptions options, Func<string, ConsoleProgress> show)
{
    private readonly List<FoldResult> _results = [];
    private readonly List<float> _outputs = [];
    private readonly List<float> _targets = [];

    /// <summary>What every flower was taken for by the network that had not seen it.</summary>
    public ClassificationReport Classification => ClassificationReport.From<float>([.. _outputs], [.. _targets], Iris.OutputSize);

    /// <summary>Trains a new network for every part of the flowers, on all others.</summary>
    public CrossValidationReport Run(Dataset<float> flowers, int seed)
    {
        Dataset<float>[] parts = Divide(flowers, seed);
        for (int fold = 1; fold <= count; fold++)
        {
            Dataset<float> leftOut = parts[fold - 1], others = Join(parts.Where(part => part != leftOut));
            StandardScaler scaler = StandardScaler.Fit(others);
            Dataset<float> test = scaler.Transform(leftOut);
            var network = new Iris(seed: fold);
            using var trainer = new Iris.Trainer(network, new Adam(learningRate: 0.01));
            using ConsoleProgress progress = show($"fold {fold}");
            TrainingReport training = trainer.Fit(scaler.Transform(others), options with { Progress = progress });
            _results.Add(new FoldResult(fold, training, trainer.Evaluate(test)));

            float[] outputs = new float[test.Count * Iris.OutputSize];
            network.PredictBatch(test.Inputs.Span, outputs);
            _outputs.AddRange(outputs);
            _targets.AddRange(test.Targets.Span);
        }

        return new CrossValidationReport(_results, Spread(one => one.Loss), Spread(one => one.Accuracy));
    }

    /// <summary>Parts of equal size with the same share of every species: each splits off what is left.</summary>
    private Dataset<float>[] Divide(Dataset<float> flowers, int seed)
    {
        List<Dataset<float>> parts = [];
        for (int left = count; left > 1; left--)
        {
            (flowers, Dataset<float> part) = flowers.Split(1.0 / left, seed, stratified: true);
            parts.Add(part);
        }

        return [.. parts, flowers];
    }

    private static Dataset<float> Join(IEnumerable<Dataset<float>> parts)
    {
        Dataset<float>[] all = [.. parts];
        return new Dataset<float>(
            all[0].InputSize, all[0].OutputSize, all.SelectMany(part => part.Inputs.ToArray()).ToArray(), all.SelectMany(part => part.Targets.ToArray()).ToArray());
    }

    private MeanAndDeviation Spread(Func<Evaluation, double> score)
    {
        double[] scores = [.. _results.Select(result => score(result.Evaluation))];
        double mean = scores.Average();
        return new MeanAndDeviation(mean, Math.Sqrt(scores.Sum(one => (one - mean) * (one - mean)) / (scores.Length - 1)));
    }
}
