using NetGen.Runtime;

namespace NetGen.Benchmarks.Starts;

/// <summary>A network that learns from wherever it is told to start.</summary>
/// <param name="HiddenLayers">How many it has.</param>
/// <param name="Score">Trains one of a seed and says how good it has become.</param>
internal sealed record Learner(int HiddenLayers, Func<Problem, Start, int, double> Score)
{
    private static readonly FitOptions Options = new() { Epochs = 60, BatchSize = 32 };

    /// <summary>Networks of a class.</summary>
    public static Learner Of<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork, float> => new(TNetwork.Description.Layers.Count - 1, Train<TNetwork>);

    private static double Train<TNetwork>(Problem problem, Start start, int seed)
        where TNetwork : class, ITrainableNetwork<TNetwork, float>
    {
        (Dataset<float> training, Dataset<float> test) = problem.Draw(seed);
        TNetwork network = TNetwork.CreateBlank();
        Initialization.Fill(network.Engine.Parameters, start.Of(TNetwork.Description), seed);
        using var trainer = new Trainer<TNetwork>(network, new Adam());
        trainer.Fit(training, Options with { Seed = seed });
        float[] outputs = new float[test.Targets.Length];
        network.PredictBatch(test.Inputs.Span, outputs);
        return problem.Judge.Of<float>(outputs, test.Targets.Span, test.OutputSize);
    }

    private sealed class Trainer<TNetwork>(TNetwork network, Optimizer optimizer) : NetworkTrainer<TNetwork, float>(network, optimizer)
        where TNetwork : class, ITrainableNetwork<TNetwork, float>;
}
