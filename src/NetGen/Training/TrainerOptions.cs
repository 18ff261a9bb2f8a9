namespace NetGen;

/// <summary>How a trainer works, as opposed to what it trains on.</summary>
public sealed record TrainerOptions
{
    /// <summary>
    /// The most threads that work on a step, the caller's among them; at least 1, which is the default. More than there are processors are not
    /// used, and several only where they are faster: a trainer times both ways now and then. Results do not depend on it, to the last bit.
    /// Small networks that are printed in straight lines use one thread.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Threads { get; init => field = Option.AtLeastOne(value, nameof(Threads)); } = 1;

    /// <summary>
    /// How many examples are evaluated at once, at least 1; 256 by default. <see cref="NetworkTrainer{TNetwork, T}.Step(ReadOnlySpan{T}, ReadOnlySpan{T})"/> takes
    /// batches of any size: the trainer's memory grows with every batch larger than all before.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxBatchSize { get; init => field = Option.AtLeastOne(value, nameof(MaxBatchSize)); } = 256;

    /// <summary>The seed of the dropout masks; 1 by default.</summary>
    public int Seed { get; init; } = 1;
}
