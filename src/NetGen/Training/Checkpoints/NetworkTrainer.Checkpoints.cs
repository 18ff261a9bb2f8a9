using System.Numerics;

namespace NetGen;

public abstract partial class NetworkTrainer<TNetwork, T>
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What decides the steps of this trainer.</summary>
    internal Dictionary<string, string> Facts => CheckpointFacts.Of(TNetwork.Description, Optimizer, Options);

    /// <summary>
    /// Writes the parameters and all that the trainer remembers: what the optimizer does, the count of steps, the learning rate. For loops of your own;
    /// see <see cref="FitOptions.Checkpoint"/> and <see cref="TrainingSession{TNetwork, T}.SaveCheckpoint"/> for those of NetGen, which keep their place too.
    /// </summary>
    /// <param name="path">The file to create or replace; the one before stays, with <c>.previous</c> added to its name.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public void SaveCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ObjectDisposedException.ThrowIf(_workspace is null, this);
        using Occupancy.Call call = _occupancy.Begin();
        WriteCheckpoint(path, Facts, state => state, null, []);
    }

    /// <summary>
    /// Goes on from a checkpoint that <see cref="SaveCheckpoint"/> has written: the next step is the one that would have come then, to the last bit.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network, optimizer or trainer options; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public void LoadCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ObjectDisposedException.ThrowIf(_workspace is null, this);
        using Occupancy.Call call = _occupancy.Begin();
        CheckpointContent<T> content = CheckpointFile.Read<T>(path, TNetwork.Description, Facts);
        if (content.State is not { Run: null, Session: null })
            throw new NetworkFileException($"The checkpoint '{path}' was written by Fit or by a session, which go on from it.");
        GoOn(content);
    }

    /// <summary>Goes on with a session from a checkpoint that <see cref="TrainingSession{TNetwork, T}.SaveCheckpoint"/> has written, at its very place.</summary>
    /// <param name="data">The same examples as then.</param>
    /// <param name="options">The same options as then.</param>
    /// <param name="path">The file.</param>
    /// <returns>What takes the steps.</returns>
    /// <exception cref="ArgumentException">The dataset does not fit the network, or its targets do not fit the loss or the range of the outputs.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="NetworkFileException">The file is damaged, or of another network, optimizer, dataset or other options; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public TrainingSession<TNetwork, T> Resume(Dataset<T> data, SessionOptions options, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using Occupancy.Call call = _occupancy.Begin();
        TrainingSession<TNetwork, T> session = Begin(data, options);
        CheckpointContent<T> content = CheckpointFile.Read<T>(path, TNetwork.Description, session.Facts);
        session.GoOn(content.State.Session ?? throw new NetworkFileException($"The checkpoint '{path}' was not written by a session."));
        GoOn(content);
        return session;
    }

    /// <summary>Writes a checkpoint of what the trainer knows, and of what is added.</summary>
    internal void WriteCheckpoint(
        string path, IReadOnlyDictionary<string, string> facts, Func<CheckpointState, CheckpointState> add,
        T[]? best, IReadOnlyList<KeyValuePair<string, double[]>> histories) => CheckpointFile.Write(
            path, TNetwork.Description, Network.Parameters, _step.Memory, add(new CheckpointState(facts, Steps, LearningRate)), best, histories);

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
        Network.Parameters.Set(content.Parameters);
        LearningRate = content.State.LearningRate;
    }
}
