using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// Training a little at a time, inside a loop that has other work to do: a frame of a game, a cycle of a controller. It may stop after every step
/// and goes on there later; any division into calls gives the same network to the last bit, the one that
/// <see cref="NetworkTrainer{TNetwork, T}.Fit(Dataset{T}, FitOptions, CancellationToken)"/> gives for the same options. Made by
/// <see cref="NetworkTrainer{TNetwork, T}.Begin"/>; not for use by two threads at once.
/// </summary>
/// <remarks>
/// Nothing is saved up for the end of an epoch: each step does its share of the next shuffle. Steps allocate nothing. The very first step of a
/// process makes the JIT compile it, which takes some ten milliseconds or more: take it, <c>Train(1)</c>, before the loop begins.
/// </remarks>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public sealed class TrainingSession<TNetwork, T> : IDisposable
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Each look at the clock leaves this many times as much time as the steps until the next look take.</summary>
    private const int Caution = 4;

    /// <summary>So many steps are over soon, even if the clock was too coarse to see the first ones.</summary>
    private const int MostAtOnce = 1000;

    /// <summary>A slow step is forgotten little by little: the machine may have been busy.</summary>
    private const double Forgetting = 0.98;

    private static readonly bool IsMean = TNetwork.Description.Reduction == Reduction.Mean;

    private readonly NetworkTrainer<TNetwork, T> _trainer;
    private readonly Dataset<T> _data;
    private readonly double _weight;
    private readonly SessionOptions _options;
    private BatchSource<T> _batches;
    private double _sum;
    private double _ticksPerStep;
    private ClaimedFile? _claim;

    internal TrainingSession(NetworkTrainer<TNetwork, T> trainer, Dataset<T> data, SessionOptions options)
    {
        _trainer = trainer;
        _data = data;
        _weight = data.WeightOf(data.Count);
        _options = options;
        _batches = Batched(epochs: 0);
    }

    /// <summary>Steps taken by this session.</summary>
    public long Steps => Position.Steps(_batches.Batches);

    /// <summary>Epochs finished.</summary>
    public int Epochs { get; private set; }

    /// <summary>Batches of the running epoch that are done; less than <see cref="Batches"/>.</summary>
    public int Batch { get; private set; }

    /// <summary>Batches of an epoch.</summary>
    public int Batches => _batches.Batches;

    /// <summary>The loss of the last step's batch, from before that step; NaN before the first.</summary>
    public double LastLoss { get; private set; } = double.NaN;

    /// <summary>The training loss of the last finished epoch, as in <see cref="TrainingReport.LossHistory"/>; NaN before the end of the first.</summary>
    public double EpochLoss { get; private set; } = double.NaN;

    /// <summary>Takes some steps.</summary>
    /// <param name="steps">How many; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    /// <exception cref="TrainingDivergedException">A step's loss was not finite; the parameters are those from before that step, which is tried again next time.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Train(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        using Occupancy.Call call = _trainer.BeginCall();
        for (; steps > 0; steps--) Step();
    }

    /// <summary>Takes steps for some time: at least one, then as many as are expected to be done in time, judged by the steps so far.</summary>
    /// <param name="budget">The time; not negative. How much it may be overrun is a matter of how even the machine's steps are.</param>
    /// <returns>How many steps were taken.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    /// <exception cref="TrainingDivergedException">A step's loss was not finite; the parameters are those from before that step, which is tried again next time.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long TrainFor(TimeSpan budget)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, TimeSpan.Zero);
        using Occupancy.Call call = _trainer.BeginCall();
        long now = Stopwatch.GetTimestamp(), taken = 0;
        double end = now + budget.TotalSeconds * Stopwatch.Frequency;
        do
        {
            // A quarter of the time that is left, then a quarter of the rest, in the end step by step: few looks at the clock, and no leap past the
            // end. The first step of all is taken alone: nothing is known of it.
            double fitting = _ticksPerStep > 0 ? (end - now) / (Caution * _ticksPerStep) : 1;
            int steps = (int)Math.Clamp(fitting, 1, MostAtOnce);
            for (int i = 0; i < steps; i++) Step();
            taken += steps;
            long then = now;
            now = Stopwatch.GetTimestamp();
            _ticksPerStep = Math.Max((double)(now - then) / steps, _ticksPerStep * Forgetting);
        }
        while (end - now >= _ticksPerStep);
        return taken;
    }

    /// <summary>Writes all that is needed to go on from here, see <see cref="NetworkTrainer{TNetwork, T}.Resume"/>.</summary>
    /// <remarks>
    /// From then on nobody else writes to the path, in this process or in another, until the session or its trainer is disposed, another session of the same
    /// trainer is saved or resumed, or this one is saved elsewhere.
    /// </remarks>
    /// <param name="path">The file to create or replace; a copy of the one before stays, with <c>.previous</c> added to its name.</param>
    /// <exception cref="IOException">The file cannot be written, or is in use by another training or save.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    public void SaveCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using Occupancy.Call call = _trainer.BeginCall();
        Claim(path);
        var session = new SessionState(Position, _sum, LastLoss, EpochLoss);
        _trainer.WriteCheckpoint(path, _claim, Facts, state => state with { Session = session }, null, []);
    }

    /// <summary>Lets others write to the path that was saved to last. The session may go on, and takes the path again when it is saved.</summary>
    public void Dispose()
    {
        _claim?.Dispose();
        _claim = null;
    }

    /// <summary>Keeps others from writing to a path, and no longer from another. Where it must not be written there is nobody to keep from it.</summary>
    /// <exception cref="IOException">It is in use.</exception>
    internal void Claim(string path)
    {
        if (_claim is not null && _claim.IsOf(path)) return;
        _trainer.TakeOver(this);
        ClaimedFile? claim = ClaimedFile.TakeWhereWritable(path);
        Dispose();
        _claim = claim;
    }

    /// <summary>What has to be the same to go on from a checkpoint.</summary>
    internal Dictionary<string, string> Facts => new(_trainer.Facts)
    {
        ["SessionOptions"] = CheckpointFacts.Text(_options),
        ["data"] = CheckpointFacts.Of(_data, 0, _data.Count),
    };

    private TrainingPosition Position => new(Epochs, Batch);

    /// <summary>Goes to the place of a checkpoint.</summary>
    /// <exception cref="NetworkFileException">There is no such place.</exception>
    internal void GoOn(SessionState state)
    {
        (int epochs, int batch) = state.Position;
        if (epochs < 0 || (uint)batch >= (uint)Batches) throw new NetworkFileException("The checkpoint contradicts itself about how far training went.");
        _batches = Batched(epochs);
        for (int done = 0; done < batch; done++) _batches.Prepare();
        (Epochs, Batch, _sum, LastLoss, EpochLoss) = (epochs, batch, state.Loss, state.LastLoss, state.EpochLoss);
    }

    /// <summary>The batches of the epoch after some others.</summary>
    private BatchSource<T> Batched(int epochs)
    {
        var batches = new BatchSource<T>(_data, _data.Count, _options.BatchSize, _options.Shuffle ? new Mt19937(_options.Seed) : null, ahead: true);
        batches.Skip(epochs);
        batches.BeginEpoch();
        return batches;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step()
    {
        Batch<T> examples = _batches.Get(Batch);
        T loss = _trainer.StepChecked(examples);
        if (!T.IsFinite(loss)) throw DivergenceDiagnosis.Exception<TNetwork, T>(_trainer.Network, Epochs + 1, Batch + 1, loss, examples.Inputs);
        LastLoss = double.CreateChecked(loss);
        _sum += LastLoss * (IsMean ? examples.Weight : 1);
        _batches.Prepare();
        if (++Batch < _batches.Batches) return;
        Batch = 0;
        Epochs++;
        EpochLoss = IsMean ? _sum / _weight : _sum;
        _sum = 0;
        _batches.BeginEpoch();
    }
}
