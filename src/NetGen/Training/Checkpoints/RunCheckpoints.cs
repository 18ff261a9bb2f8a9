using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The checkpoints of one call of Fit: finds the one to go on from, and writes new ones.</summary>
internal sealed class RunCheckpoints<TNetwork, T>
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkTrainer<TNetwork, T> _trainer;
    private readonly CheckpointOptions _options;
    private readonly ClaimedFile _claim;
    private readonly Dictionary<string, string> _facts;
    private readonly CheckpointClock _clock;
    private readonly RunHistory _history;
    private readonly CheckpointContent<T>? _found;

    /// <summary>Reads the checkpoint that is there, if it is wanted. Nothing has changed yet.</summary>
    /// <param name="trainer">What trains.</param>
    /// <param name="options">Where, and when.</param>
    /// <param name="claim">The claim on the path.</param>
    /// <param name="facts">What decides the results, beside what the trainer knows.</param>
    /// <param name="batches">Batches of an epoch.</param>
    /// <param name="history">The epochs; there are none yet.</param>
    /// <exception cref="NetworkFileException">It is damaged, or belongs to another training.</exception>
    public RunCheckpoints(
        NetworkTrainer<TNetwork, T> trainer, CheckpointOptions options, ClaimedFile claim,
        IEnumerable<KeyValuePair<string, string>> facts, int batches, RunHistory history)
    {
        _trainer = trainer;
        _history = history;
        _options = options;
        _claim = claim;
        _clock = new CheckpointClock(options);
        _facts = new(trainer.Facts.Concat(facts));
        if (!options.Resume || CheckpointFile.Find(options.Path) is not { } path) return;
        _found = CheckpointFile.Read<T>(path, TNetwork.Description, _facts);
        Found = _found.State.Run ?? throw new NetworkFileException($"The checkpoint '{path}' was not written by Fit.");
        (int epochs, int done) = Found.Position;
        if (epochs < 0 || (uint)done >= (uint)batches || !history.Fits(_found.Histories, epochs))
            throw new NetworkFileException($"The checkpoint '{path}' has other numbers about its epochs than are wanted, or contradicts itself about how far training went.");
    }

    /// <summary>Where training stood; null when it begins.</summary>
    public RunState? Found { get; }

    /// <summary>The best parameters so far, in logical order; null when there are none.</summary>
    public T[]? FoundBest => _found?.Best;

    /// <summary>Gives trainer and histories what was found.</summary>
    public void GoOn()
    {
        if (_found is null) return;
        _trainer.GoOn(_found);
        _history.GoOn(_found.Histories);
    }

    /// <summary>Whether a checkpoint is due after a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsDueAfterStep() => _clock.IsDueAfterStep();

    /// <summary>Whether a checkpoint is due after an epoch.</summary>
    public bool IsDueAfterEpoch() => _clock.IsDueAfterEpoch();

    /// <summary>Writes one.</summary>
    public void Write(RunState run, T[]? best)
    {
        _trainer.WriteCheckpoint(_options.Path, _claim, _facts, state => state with { Run = run }, best, [.. _history.Vectors]);
        _clock.Restart();
    }
}
