using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Takes the training steps of a tiled program on one thread or several, which changes nothing but the time they take.</summary>
/// <typeparam name="TProgram">The program the generator has printed.</typeparam>
/// <typeparam name="TSink">What becomes of gradients.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
/// <param name="threads">The most threads to use; no more than there are processors are.</param>
internal sealed unsafe class TiledTraining<TProgram, TSink, T>(int threads) : ITeamWork, IDisposable
    where TProgram : struct, ITiledProgram<T>
    where TSink : struct, IGradientSink<T>
    where T : unmanaged
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    private readonly ThreadChoice _choice = new();
    private Team? _team;
    private TiledBatch<TProgram, T> _batch;
    private TSink _sink;
    private Phase _phase;
    private int _piece;
    private bool _isAtWork;
    private bool _isDisposed;

    /// <summary>The most threads that are used.</summary>
    public int Threads { get; } = Math.Min(threads, Environment.ProcessorCount);

    /// <summary>
    /// A step: the sum of the losses, weighted if there are weights, or of the outputs, each times the gradient that is given for it; and the gradient
    /// handed to the sink if that sum is finite.
    /// </summary>
    /// <param name="parameters">The parameters, padded.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="goal">What is differentiated.</param>
    /// <param name="scratch">At least <see cref="TiledBatch{TProgram, T}.ScratchLength"/> values for <see cref="Threads"/>, aligned to 64 bytes.</param>
    /// <param name="examples">The number of examples, at least one.</param>
    /// <param name="scale">What every example counts.</param>
    /// <param name="dropout">The dropout masks.</param>
    /// <param name="sinks">Gives the sink.</param>
    [MethodImpl(Optimize)]
    public T Step(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Span<T> scratch, int examples, T scale, in DropoutStream dropout, ISinkSource<TSink> sinks)
    {
        fixed (T* p = parameters, x = inputs, v = goal.Values, w = goal.Weights, s = scratch)
        {
            _batch = new TiledBatch<TProgram, T>(p, x, v, w, goal.IsLoss, s, examples, scale, dropout);
            bool alone = Threads == 1 || TiledBatch<TProgram, T>.UsefulThreads(examples, Threads) < Threads;
            return alone ? Step(sinks, null) : StepTogether(sinks, examples);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Optimize)]
    public void Do(WorkSlice slice)
    {
        switch (_phase)
        {
            case Phase.FirstLayer: _batch.FirstLayer(slice); break;
            case Phase.Differentiation: _batch.Differentiate(_piece, slice); break;
            default: _batch.Update(_sink, slice); break;
        }
    }

    /// <summary>Ends the threads. A step that another thread is taking goes on without them.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _isDisposed, true);
        // Whoever starts a team first writes it down and then looks whether it is still wanted; here it is the other way round.
        Interlocked.MemoryBarrier();
        _team?.Dispose();
    }

    // Not inlined, as what follows: compiled when several threads are really asked for.
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private T StepTogether(ISinkSource<TSink> sinks, int examples)
    {
        if (Interlocked.Exchange(ref _isAtWork, true)) throw Occupancy.Refusal("trainer");
        try
        {
            // Started before the first step that is worth it, which brings memory as well, and not in a later one, which would allocate.
            Team team = _team ?? Start();
            T loss = Step(sinks, _choice.Begin() ? team : null);
            _choice.End(examples);
            return loss;
        }
        finally
        {
            Volatile.Write(ref _isAtWork, false);
        }
    }

    private Team Start()
    {
        var team = new Team(Threads);
        Interlocked.Exchange(ref _team, team);
        if (Volatile.Read(ref _isDisposed)) team.Dispose();
        return team;
    }

    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private T Step(ISinkSource<TSink> sinks, Team? team)
    {
        Do(Phase.FirstLayer, team);
        for (_piece = 0; _piece < TiledBatch<TProgram, T>.Pieces; _piece++) Do(Phase.Differentiation, team);
        T loss = _batch.TotalLoss();
        if (!Reductions.IsFinite(loss)) return loss;
        _sink = sinks.Next();
        Do(Phase.Update, team);
        _batch.UpdateState();
        GC.KeepAlive(sinks);        // the sink knows addresses only
        return loss;
    }

    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private void Do(Phase phase, Team? team)
    {
        _phase = phase;
        if (team is null) Do(WorkSlice.Whole);
        else team.Run(this);
    }

    /// <summary>What has to be done by all threads before any begins the next.</summary>
    private enum Phase
    {
        FirstLayer,
        Differentiation,
        Update,
    }
}
