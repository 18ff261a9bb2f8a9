using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

public abstract partial class NetworkTrainer<TNetwork, T>
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The session that may have a claim on a path. One trainer has no more than one: where another session takes over, this one lets go.</summary>
    private TrainingSession<TNetwork, T>? _session;

    /// <summary>What decides the steps of this trainer.</summary>
    internal Dictionary<string, string> Facts => CheckpointFacts.Of(TNetwork.Description, Optimizer, Options);

    /// <summary>
    /// Writes the parameters and all that the trainer remembers: what the optimizer does, the count of steps, the learning rate. For loops of your own;
    /// see <see cref="FitOptions.Checkpoint"/> and <see cref="TrainingSession{TNetwork, T}.SaveCheckpoint"/> for those of NetGen, which keep their place too.
    /// </summary>
    /// <param name="path">The file to create or replace; a copy of the one before stays, with <c>.previous</c> added to its name.</param>
    /// <exception cref="IOException">The file cannot be written, or is in use by another training or save.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public void SaveCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ObjectDisposedException.ThrowIf(_workspace is null, this);
        using Occupancy.Call call = _occupancy.Begin();
        WriteCheckpoint(path, null, Facts, state => state, null, []);
    }

    /// <summary>
    /// Goes on from a checkpoint that <see cref="SaveCheckpoint"/> has written: the next step is the one that would have come then, to the last bit.
    /// </summary>
    /// <param name="path">The file. Where it is missing, or without contents, the one before it is taken.</param>
    /// <exception cref="FileNotFoundException">There is no such file, and none before it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network, optimizer or trainer options; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public void LoadCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ObjectDisposedException.ThrowIf(_workspace is null, this);
        using Occupancy.Call call = _occupancy.Begin();
        path = CheckpointFile.Find(path) ?? path;
        CheckpointContent<T> content = CheckpointFile.Read<T>(path, TNetwork.Description, Facts);
        if (content.State is not { Run: null, Session: null })
            throw new NetworkFileException($"The checkpoint '{path}' was written by Fit or by a session, which go on from it.");
        GoOn(content);
    }

    /// <summary>Goes on with a session from a checkpoint that <see cref="TrainingSession{TNetwork, T}.SaveCheckpoint"/> has written, at its very place.</summary>
    /// <param name="data">The same examples as then.</param>
    /// <param name="options">The same options as then.</param>
    /// <param name="path">
    /// The file. Where it is missing, or without contents, the one before it is taken. The session keeps others from writing to the path until it is disposed.
    /// </param>
    /// <returns>What takes the steps.</returns>
    /// <exception cref="ArgumentException">The dataset does not fit the network, or its targets do not fit the loss or the range of the outputs.</exception>
    /// <exception cref="FileNotFoundException">There is no such file, and none before it.</exception>
    /// <exception cref="IOException">The file cannot be read, or is in use by another training or save.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network, optimizer, dataset or other options; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public TrainingSession<TNetwork, T> Resume(Dataset<T> data, SessionOptions options, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using Occupancy.Call call = _occupancy.Begin();
        TrainingSession<TNetwork, T> session = Begin(data, options);
        session.Claim(path);
        try
        {
            path = CheckpointFile.Find(path) ?? path;
            CheckpointContent<T> content = CheckpointFile.Read<T>(path, TNetwork.Description, session.Facts);
            session.GoOn(content.State.Session ?? throw new NetworkFileException($"The checkpoint '{path}' was not written by a session."));
            GoOn(content);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>A session is about to claim a path.</summary>
    internal void TakeOver(TrainingSession<TNetwork, T> session)
    {
        if (_session != session) _session?.Dispose();
        _session = session;
    }

    /// <summary>Writes a checkpoint of what the trainer knows, and of what is added.</summary>
    internal void WriteCheckpoint(
        string path, ClaimedFile? claim, IReadOnlyDictionary<string, string> facts, Func<CheckpointState, CheckpointState> add,
        T[]? best, IReadOnlyList<KeyValuePair<string, double[]>> histories) => CheckpointFile.Write(
            path, claim, TNetwork.Description, Network.Engine.Parameters, _step.Memory, add(new CheckpointState(facts, Steps, LearningRate)), best, histories);

    /// <summary>Takes over what a checkpoint of the same network and optimizer holds.</summary>
    /// <exception cref="NetworkFileException">The optimizer's rule is another; nothing has changed.</exception>
    internal void GoOn(CheckpointContent<T> content)
    {
        if (content.Slots.Count != _step.Memory.SlotCount)
        {
            throw new NetworkFileException(FormattableString.Invariant(
                $"Expected an optimizer that remembers {_step.Memory.SlotCount} values per parameter, but the checkpoint has {content.Slots.Count}."));
        }

        _step.Memory.Restore(content.State.Steps, content.Slots);
        Network.Engine.Parameters.SetWhole(content.Parameters);
        LearningRate = content.State.LearningRate;
    }

    /// <summary>Trains on a dataset, and keeps others from writing to its checkpoints meanwhile.</summary>
    private TrainingReport Run(Dataset<T> data, int rows, ValidationSet<T> validation, FitOptions options, CancellationToken cancellation)
    {
        using ClaimedFile? claim = options.Checkpoint is { } checkpoint ? ClaimedFile.Take(checkpoint.Path) : null;
        return new TrainingRun<TNetwork, T>(this, data, rows, validation, options, claim, cancellation).Run();
    }
}
