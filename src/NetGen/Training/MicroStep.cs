using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <summary>Steps of a straight-line program: the few gradients never leave the first cache. One thread: a step is too short for two.</summary>
/// <typeparam name="TProgram">The program.</typeparam>
/// <typeparam name="TRule">The rule.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public sealed class MicroStep<TProgram, TRule, T> : TrainingStep<T>
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
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = parameters;
        _update = new UpdateState<TRule, T>(rule, parameters);
        _gradient = new AlignedBuffer<T>(parameters.Layout.Size);
    }

    /// <inheritdoc/>
    public override StepMemory<T> Memory => _update;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T Take(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, double learningRate)
    {
        T loss = Micro<TProgram, T>.Gradient(_parameters.Values, inputs, targets, _gradient.Values);
        _update.LearningRate = learningRate;
        if (T.IsFinite(loss)) Micro<TProgram, T>.HandOver(_gradient.Values, _update.NextInline());
        GC.KeepAlive(_update);      // the sink knows addresses only
        return loss;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T TakeWeighted(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, double learningRate)
    {
        T loss = Micro<TProgram, T>.Gradient(_parameters.Values, inputs, targets, weights, _gradient.Values);
        Update(loss, learningRate);
        return loss;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool TakeFrom(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, double learningRate) =>
        Update(Micro<TProgram, T>.GradientFrom(_parameters.Values, inputs, outputGradient, _gradient.Values), learningRate);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Update(T value, double learningRate)
    {
        if (!T.IsFinite(value)) return false;
        _update.LearningRate = learningRate;
        Micro<TProgram, T>.HandOver(_gradient.Values, _update.Next());
        GC.KeepAlive(_update);      // the sink knows addresses only
        return true;
    }
}
