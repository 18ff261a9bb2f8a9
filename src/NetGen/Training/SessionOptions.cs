namespace NetGen;

/// <summary>How a <see cref="TrainingSession{TNetwork, T}"/> goes over a dataset. The same values as in <see cref="FitOptions"/> give the same batches.</summary>
public sealed record SessionOptions
{
    /// <summary>Examples per step; at least 1, 32 by default. The last batch of an epoch may be shorter; it is used, and divided by its own size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int BatchSize { get; init => field = Option.AtLeastOne(value, nameof(BatchSize)); } = 32;

    /// <summary>Whether each epoch goes over the data in a new random order; true by default.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The seed of the order; 1 by default. One stream of <see cref="Mt19937"/> serves all epochs.</summary>
    public int Seed { get; init; } = 1;
}
