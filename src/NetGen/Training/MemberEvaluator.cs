using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>Evaluates the networks of a population, one after the other in a network of its own.</summary>
/// <param name="maxBatchSize">How many examples are evaluated at once; at least 256.</param>
internal sealed class MemberEvaluator<TNetwork, T>(int maxBatchSize)
    : NetworkTrainer<TNetwork, T>(TNetwork.CreateBlank(), new Sgd(1), new TrainerOptions { MaxBatchSize = Math.Max(maxBatchSize, 256) })
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Loss and accuracy of a network.</summary>
    public Evaluation Evaluate(PopulationStep<T> population, int member, ValidationSet<T> rows)
    {
        population.CopyTo(member, Network.Engine.Parameters.Values);
        return EvaluateRows(rows.Data, rows.First, rows.Count);
    }

    /// <summary>The predictions of a network.</summary>
    public void Predict(PopulationStep<T> population, int member, ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        population.CopyTo(member, Network.Engine.Parameters.Values);
        Network.PredictBatch(inputs, outputs);
    }
}
