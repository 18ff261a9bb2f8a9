using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Runtime;

/// <summary>Steps of a straight-line program: the few gradients never leave the first cache. One thread: a step is too short for two.</summary>
/// <typeparam name="TProgram">The program.</typeparam>
/// <typeparam name="TRule">The rule.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
internal sealed class MicroStep<TProgram, TRule, T> : TrainingStep<T>
    where TProgram : struct, IMicroProgram<T>
    where TRule : struct, IUpdateRule<TRule, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterBlock<T> _parameters;
    private readonly UpdateState<TRule, T> _update;
    private readonly AlignedBuffer<T> _gradient;

    /// <summary>Prepares to train.</summary>
    /// <param name="rule">The optimizer's constants.</param>
    /// <param name="parameters">The network's parameters.</param>
    public MicroStep(TRule rule, ParameterBlock<T> parameters)
    {
        _parameters = parameters;
        _update = new UpdateState<TRule, T>(rule, parameters);
        _gradient = new AlignedBuffer<T>(parameters.Layout.Size);
    }

    /// <inheritdoc/>
    public override StepMemory<T> Memory => _update;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T Take(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, double learningRate)
    {
        T value = Micro<TProgram, T>.Gradient(_parameters.Values, inputs, goal, _gradient.Values);
        _update.LearningRate = learningRate;
        if (T.IsFinite(value)) Micro<TProgram, T>.HandOver(_gradient.Values, _update.NextInline());
        GC.KeepAlive(_update);      // the sink knows addresses only
        return value;
    }
}
