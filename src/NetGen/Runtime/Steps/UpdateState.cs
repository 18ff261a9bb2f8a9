using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Runtime;

/// <summary>An update rule at work on one network's parameters: what it remembers, and how many steps it has taken.</summary>
internal sealed class UpdateState<TRule, T> : StepMemory<T>, ISinkSource<RuleSink<TRule, T>>
    where TRule : struct, IUpdateRule<TRule, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TRule _rule;
    private readonly ParameterBlock<T> _parameters;
    private readonly int _slot;
    private readonly AlignedBuffer<T> _state;

    /// <summary>Starts with the rule's initial state.</summary>
    /// <param name="rule">The optimizer's constants.</param>
    /// <param name="parameters">What it moves.</param>
    public UpdateState(TRule rule, ParameterBlock<T> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _rule = rule;
        _parameters = parameters;
        _slot = AlignedBuffer<T>.Capacity(parameters.Layout.Size);
        _state = new AlignedBuffer<T>(checked(_slot * TRule.StateCount));
        Reset();
    }

    /// <inheritdoc/>
    public override int SlotCount => TRule.StateCount;

    /// <inheritdoc/>
    public override ParameterLayout Layout => _parameters.Layout;

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate { get; set; }

    /// <summary>Begins the next step: where its gradients have to go.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RuleSink<TRule, T> Next() => NextInline();

    /// <summary>The same for steps so short that a call counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RuleSink<TRule, T> NextInline() =>
        new(_rule.ForStep(++Count, LearningRate), new(ref _parameters.First), new(ref _state.First), _slot);

    /// <inheritdoc/>
    public override Span<T> Slot(int slot) => _state.Values.Slice(slot * _slot, Layout.Size);

    /// <inheritdoc/>
    public override void Reset()
    {
        Count = 0;
        // Also behind the last parameter, where the rule works on what fills up a register.
        for (int slot = 0; slot < TRule.StateCount; slot++)
            _state.Values.Slice(slot * _slot, _slot).Fill(_rule.InitialState(slot));
    }
}
