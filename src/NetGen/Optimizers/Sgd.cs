using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// Gradient descent, <c>w -= learningRate * g</c>; with momentum <c>v = momentum * v + g</c> (the first <c>v</c> is <c>g</c>) and
/// <c>w -= learningRate * v</c>, or with Nesterov's <c>w -= learningRate * (g + momentum * v)</c>. As <c>torch.optim.SGD</c>.
/// </summary>
/// <remarks>
/// A <c>v</c> below 2^-100 (2^-1000 in double precision) becomes zero: what decays for long does not end in denormal numbers, which are slow.
/// </remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The length of the steps; finite and not negative.</param>
    /// <param name="momentum">How much of the last step's direction is kept; in [0, 1).</param>
    /// <param name="nesterov">Whether to look ahead along the momentum (Sutskever et al., 2013); needs a momentum.</param>
    /// <param name="weightDecay">Adds <c>weightDecay * w</c> to the gradient of every parameter, biases too; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="ArgumentException"><paramref name="nesterov"/> without momentum.</exception>
    public Sgd(double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        : base(learningRate)
    {
        Momentum = momentum;
        Nesterov = nesterov;
        WeightDecay = weightDecay;
        RequireConsistency();
    }

    /// <summary>How much of the last step's direction is kept; in [0, 1).</summary>
    public double Momentum { get; init => field = Hyperparameter.Decay(value, "momentum"); }

    /// <summary>Whether to look ahead along the momentum.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Adds <c>WeightDecay * w</c> to the gradient; finite and not negative.</summary>
    public double WeightDecay { get; init => field = Hyperparameter.Rate(value, "weightDecay"); }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><see cref="Nesterov"/> without momentum.</exception>
    public override TResult Bind<T, TResult>(IRuleConsumer<T, TResult> consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        RequireConsistency();
        return (Momentum, WeightDecay) switch
        {
            (0, 0) => consumer.Use(default(SgdRule<T>)),
            (0, _) => consumer.Use(new DecayingSgdRule<T>(WeightDecay)),
            (_, 0) => consumer.Use(new MomentumRule<NoDecay, T>(Momentum, Nesterov, 0)),
            _ => consumer.Use(new MomentumRule<CoupledDecay, T>(Momentum, Nesterov, WeightDecay)),
        };
    }

    // Options that must fit each other cannot be checked one by one in a 'with': the second is not set yet. So here and when bound.
    private void RequireConsistency()
    {
        if (Nesterov && Momentum == 0) throw new ArgumentException("nesterov needs a momentum greater than 0.", "nesterov");
    }
}

/// <summary>Plain descent.</summary>
internal struct SgdRule<T> : IUpdateRule<SgdRule<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T _descent;

    public static int StateCount => 0;

    public readonly T InitialState(int slot) => T.Zero;

    public readonly SgdRule<T> ForStep(long stepNumber, double learningRate) => new() { _descent = Hyperparameter.Constant<T>(-learningRate) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Update<TLanes>(TLanes parameter, TLanes gradient, StateLanes<TLanes, T> state)
        where TLanes : unmanaged, ILanes<TLanes, T>
        => TLanes.MultiplyAdd(gradient, TLanes.Broadcast(_descent), parameter);
}

/// <summary>Descent with weight decay: a rule of its own, so that the plain one need not multiply by zero.</summary>
internal struct DecayingSgdRule<T>(double weightDecay) : IUpdateRule<DecayingSgdRule<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _weightDecay = Hyperparameter.Constant<T>(weightDecay);
    private T _descent;

    public static int StateCount => 0;

    public readonly T InitialState(int slot) => T.Zero;

    public readonly DecayingSgdRule<T> ForStep(long stepNumber, double learningRate) => this with { _descent = Hyperparameter.Constant<T>(-learningRate) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Update<TLanes>(TLanes parameter, TLanes gradient, StateLanes<TLanes, T> state)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        TLanes penalized = TLanes.MultiplyAdd(TLanes.Broadcast(_weightDecay), parameter, gradient);
        return TLanes.MultiplyAdd(penalized, TLanes.Broadcast(_descent), parameter);
    }
}

/// <summary>Descent along a decaying sum of gradients; slot 0 is that sum.</summary>
internal struct MomentumRule<TDecay, T>(double momentum, bool nesterov, double weightDecay) : IUpdateRule<MomentumRule<TDecay, T>, T>
    where TDecay : struct, IDecay
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _momentum = T.CreateChecked(momentum);
    private readonly bool _nesterov = nesterov;
    private readonly T _weightDecay = Hyperparameter.Constant<T>(weightDecay);
    private T _descent;

    public static int StateCount => 1;

    // From zero, the first sum is the first gradient.
    public readonly T InitialState(int slot) => T.Zero;

    public readonly MomentumRule<TDecay, T> ForStep(long stepNumber, double learningRate) => this with { _descent = Hyperparameter.Constant<T>(-learningRate) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Update<TLanes>(TLanes parameter, TLanes gradient, StateLanes<TLanes, T> state)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        TLanes momentum = TLanes.Broadcast(_momentum), penalized = gradient;
        if (typeof(TDecay) == typeof(CoupledDecay)) penalized = TLanes.MultiplyAdd(TLanes.Broadcast(_weightDecay), parameter, gradient);
        TLanes velocity = TLanes.MultiplyAdd(momentum, state[0], penalized);
        state[0] = Functions<TLanes, T>.FlushTiny(velocity);
        TLanes direction = _nesterov ? TLanes.MultiplyAdd(momentum, velocity, penalized) : velocity;
        return TLanes.MultiplyAdd(direction, TLanes.Broadcast(_descent), parameter);
    }
}
