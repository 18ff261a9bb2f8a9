using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Kernels;

namespace NetGen.Runtime;

/// <summary>
/// As many networks of a straight-line program as 64 bytes have lanes, or fewer: a line of 64 bytes for every parameter, gradient, and value that the
/// rule remembers. Lanes without a network compute along, and nobody looks.
/// </summary>
internal sealed class NetworkLanes<TProgram, TRule, T>
    where TProgram : struct, IMicroProgram<T>
    where TRule : struct, IUpdateRule<TRule, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TRule _rule;
    private readonly long[] _steps;
    private readonly AlignedBuffer<T> _parameters = new(Size);
    private readonly AlignedBuffer<T> _gradient = new(Size);
    private readonly AlignedBuffer<T> _state = new(Size * TRule.StateCount);
    private readonly AlignedBuffer<T> _losses = new(Line);

    // A network that has to move alone is brought here, parameters, gradients and state.
    private readonly AlignedBuffer<T> _aloneParameters = new(TProgram.ParameterSize);
    private readonly AlignedBuffer<T> _aloneGradients = new(TProgram.ParameterSize);
    private readonly AlignedBuffer<T> _aloneState = new(AloneSlot * TRule.StateCount);

    public NetworkLanes(int count, TRule rule)
    {
        _rule = rule;
        _steps = new long[count];
        Reset();
    }

    /// <summary>How many networks.</summary>
    public int Count => _steps.Length;

    private static int Line { [MethodImpl(MethodImplOptions.AggressiveInlining)] get => Vector512<T>.Count; }

    private static int Size => TProgram.ParameterSize * Line;

    private static int AloneSlot => AlignedBuffer<T>.Capacity(TProgram.ParameterSize);

    /// <summary>The steps a network has taken.</summary>
    public long Steps(int lane) => _steps[lane];

    /// <summary>Copies the parameters of a network to where a block of its own has them.</summary>
    public void CopyTo(int lane, Span<T> parameters)
    {
        for (int i = 0; i < TProgram.ParameterSize; i++) parameters[i] = _parameters.Values[i * Line + lane];
    }

    /// <summary>Sets the parameters of a network from a block of its own.</summary>
    public void Set(int lane, ReadOnlySpan<T> parameters)
    {
        for (int i = 0; i < TProgram.ParameterSize; i++) _parameters.Values[i * Line + lane] = parameters[i];
    }

    /// <summary>Back to the start: forgets everything but the parameters.</summary>
    public void Reset()
    {
        Array.Clear(_steps);
        for (int slot = 0; slot < TRule.StateCount; slot++) _state.Values.Slice(slot * Size, Size).Fill(_rule.InitialState(slot));
    }

    /// <summary>A step of every network whose loss is finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> losses, double learningRate)
    {
        int examples = inputs.Length / TProgram.InputSize;
        T lossScale = Reductions.Scale<T>(TProgram.IsMean, examples);
        PopulationBlocks<TProgram, T>.Train(_parameters.Values, inputs, targets, examples, lossScale, _gradient.Values, _losses.Values);

        bool together = true;
        for (int lane = 0; lane < losses.Length; lane++)
        {
            losses[lane] = _losses.Values[lane] * lossScale;
            together &= T.IsFinite(losses[lane]) && _steps[lane] == _steps[0];
        }

        if (together) MoveAll(learningRate);
        else MoveEach(losses, learningRate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveAll(double learningRate)
    {
        var sink = new RuleSink<TRule, T>(_rule.ForStep(_steps[0] + 1, learningRate), new(ref _parameters.First), new(ref _state.First), Size);
        WholeGradient.HandOver<RuleSink<TRule, T>, T>(_gradient.Values, sink);
        GC.KeepAlive(this);         // the sink knows addresses only
        foreach (ref long steps in _steps.AsSpan()) steps++;
    }

    /// <summary>One network after the other: some stay, and then they no longer have taken as many steps as the others, which rules like Adam's count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveEach(ReadOnlySpan<T> losses, double learningRate)
    {
        for (int lane = 0; lane < losses.Length; lane++)
        {
            if (!T.IsFinite(losses[lane])) continue;
            Exchange(lane, fetch: true);
            var sink = new RuleSink<TRule, T>(_rule.ForStep(++_steps[lane], learningRate), new(ref _aloneParameters.First), new(ref _aloneState.First), AloneSlot);
            WholeGradient.HandOver<RuleSink<TRule, T>, T>(_aloneGradients.Values, sink);
            GC.KeepAlive(this);
            Exchange(lane, fetch: false);
        }
    }

    /// <summary>Fetches a network from its lane, or puts it back.</summary>
    private void Exchange(int lane, bool fetch)
    {
        for (int i = 0; i < TProgram.ParameterSize; i++)
        {
            int at = i * Line + lane;
            Move(ref _parameters.Values[at], ref _aloneParameters.Values[i]);
            Move(ref _gradient.Values[at], ref _aloneGradients.Values[i]);
            for (int slot = 0; slot < TRule.StateCount; slot++) Move(ref _state.Values[slot * Size + at], ref _aloneState.Values[slot * AloneSlot + i]);
        }

        void Move(ref T inLane, ref T alone)
        {
            if (fetch) alone = inLane;
            else inLane = alone;
        }
    }
}
