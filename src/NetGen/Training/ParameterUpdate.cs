using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>An optimizer at work on one network: its update rule, and what the rule remembers.</summary>
internal abstract class ParameterUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Steps taken since the start.</summary>
    public long Steps { get; protected set; }

    /// <summary>Moves the parameters one step.</summary>
    /// <param name="parameters">The parameters in memory; change.</param>
    /// <param name="gradient">Their slopes, in the same layout.</param>
    /// <param name="learningRate">The step's learning rate.</param>
    public abstract void Apply(Span<T> parameters, ReadOnlySpan<T> gradient, double learningRate);

    /// <summary>Back to the start: forgets everything.</summary>
    public abstract void Reset();

    /// <summary>Sets an optimizer to work on parameters of a layout.</summary>
    public static ParameterUpdate<T> Create(Optimizer optimizer, ParameterLayout layout) => optimizer.Bind(new Consumer(layout));

    private sealed class Consumer(ParameterLayout layout) : IRuleConsumer<T, ParameterUpdate<T>>
    {
        public ParameterUpdate<T> Use<TRule>(TRule rule)
            where TRule : struct, IUpdateRule<TRule, T> => new ParameterUpdate<TRule, T>(rule, layout.Size);
    }
}

/// <summary>The same, compiled for one rule.</summary>
internal sealed class ParameterUpdate<TRule, T> : ParameterUpdate<T>
    where TRule : struct, IUpdateRule<TRule, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TRule _rule;
    private readonly int _slot;
    private readonly AlignedBuffer<T> _state;

    /// <summary>Starts with the rule's initial state.</summary>
    /// <param name="rule">The optimizer's constants.</param>
    /// <param name="size">Number of parameters in memory.</param>
    public ParameterUpdate(TRule rule, int size)
    {
        _rule = rule;
        _slot = AlignedBuffer<T>.Capacity(size);
        _state = new AlignedBuffer<T>(checked(_slot * TRule.StateCount));
        Reset();
    }

    public override void Reset()
    {
        Steps = 0;
        for (int slot = 0; slot < TRule.StateCount; slot++)
            _state.Values.Slice(slot * _slot, _slot).Fill(_rule.InitialState(slot));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Apply(Span<T> parameters, ReadOnlySpan<T> gradient, double learningRate)
    {
        TRule rule = _rule.ForStep(++Steps, learningRate);
        if (Vector512.IsHardwareAccelerated) Update<Lanes512<T>>(rule, parameters, gradient);
        else if (Vector256.IsHardwareAccelerated) Update<Lanes256<T>>(rule, parameters, gradient);
        else Update<Lanes128<T>>(rule, parameters, gradient);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Update<TLanes>(TRule given, Span<T> parameters, ReadOnlySpan<T> gradient)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        // A local of its own keeps the constants in registers.
        TRule rule = given;
        ref T parameter = ref MemoryMarshal.GetReference(parameters);
        ref T slope = ref MemoryMarshal.GetReference(gradient);
        ref T state = ref _state.First;
        // Blocks end at a multiple of the widest register, so whole registers never reach beyond them.
        for (nint i = 0; i < parameters.Length; i += TLanes.Count)
        {
            var remembered = new StateLanes<TLanes, T>(ref Unsafe.Add(ref state, i), _slot);
            TLanes updated = rule.Update(TLanes.Load(in Unsafe.Add(ref parameter, i)), TLanes.Load(in Unsafe.Add(ref slope, i)), remembered);
            updated.Store(ref Unsafe.Add(ref parameter, i));
        }
    }
}
