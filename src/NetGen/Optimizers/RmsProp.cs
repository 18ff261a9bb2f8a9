using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// RMSProp (Hinton, 2012): gradients divided by the root of their running mean square. <c>v = alpha v + (1 - alpha) g^2</c>,
/// <c>w -= learningRate * g / (sqrt(v) + epsilon)</c>; with momentum <c>b = momentum b + g / (sqrt(v) + epsilon)</c>,
/// <c>w -= learningRate * b</c>. As <c>torch.optim.RMSprop</c>.
/// </summary>
/// <remarks>
/// <c>v</c> is raised by the smallest normal number at every step (1.2e-38 in single precision), and a <c>b</c> or <c>g</c> below 2^-100 (2^-1000 in double
/// precision) is added as zero, so that neither ends in denormal numbers, which are slow; whatever epsilon is. Where <c>v</c> overflows,
/// <c>b</c> only decays, as in PyTorch; with an alpha of zero <c>v</c> is not a number at the next step, as there.
/// </remarks>
public sealed record RmsProp : Optimizer
{
    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The length of the steps; finite and not negative.</param>
    /// <param name="alpha">Decay of the running mean of squared gradients; in [0, 1).</param>
    /// <param name="epsilon">Keeps the division from blowing up; at least 1e-38.</param>
    /// <param name="momentum">How much of the last step's direction is kept; in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public RmsProp(double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double momentum = 0)
        : base(learningRate)
    {
        Alpha = alpha;
        Epsilon = epsilon;
        Momentum = momentum;
    }

    /// <summary>Decay of the running mean of squared gradients; in [0, 1).</summary>
    public double Alpha { get; init => field = Hyperparameter.Decay(value, "alpha"); }

    /// <summary>Keeps the division from blowing up; at least 1e-38.</summary>
    public double Epsilon { get; init => field = Hyperparameter.Positive(value, "epsilon"); }

    /// <summary>How much of the last step's direction is kept; in [0, 1).</summary>
    public double Momentum { get; init => field = Hyperparameter.Decay(value, "momentum"); }

    /// <inheritdoc/>
    public override TResult Bind<T, TResult>(IRuleConsumer<T, TResult> consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        return consumer.Use(new RmsPropRule<T>(Alpha, Epsilon, Momentum));
    }
}

/// <summary>Slot 0 is the mean square <c>v</c>, slot 1 the direction <c>b</c>, which without momentum is the last step's.</summary>
internal struct RmsPropRule<T>(double alpha, double epsilon, double momentum) : IUpdateRule<RmsPropRule<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _keepSquare = T.CreateChecked(alpha), _addSquare = T.CreateChecked(1 - alpha);
    private readonly T _epsilon = T.CreateChecked(epsilon);
    private readonly T _momentum = T.CreateChecked(momentum);
    private readonly Divider _divider = new();
    private T _descent;

    public static int StateCount => 2;

    public readonly T InitialState(int slot) => T.Zero;

    public readonly RmsPropRule<T> ForStep(long stepNumber, double learningRate) => this with { _descent = Hyperparameter.Constant<T>(-learningRate) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Update<TLanes>(TLanes parameter, TLanes gradient, StateLanes<TLanes, T> state)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        TLanes keptSquare = TLanes.MultiplyAdd(TLanes.Broadcast(_keepSquare), state[0], TLanes.Constant(Hyperparameter.SmallestSquare<T>()));
        TLanes square = TLanes.MultiplyAdd(TLanes.Broadcast(_addSquare) * gradient, gradient, keptSquare);
        state[0] = square;
        // Where it is read, not where it is written: there it would lie in the way of everything, for a quarter of the time.
        TLanes kept = Functions<TLanes, T>.FlushTiny(state[1]);
        TLanes scaled = _divider.Quotient<TLanes, T>(Functions<TLanes, T>.FlushTiny(gradient), TLanes.Sqrt(square) + TLanes.Broadcast(_epsilon));
        TLanes direction = TLanes.MultiplyAdd(TLanes.Broadcast(_momentum), kept, scaled);
        state[1] = direction;
        return TLanes.MultiplyAdd(direction, TLanes.Broadcast(_descent), parameter);
    }
}
