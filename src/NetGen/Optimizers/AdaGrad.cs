using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// AdaGrad (Duchi et al., 2011): gradients divided by the root of the sum of all their squares so far. <c>s = s + g^2</c>,
/// <c>w -= learningRate * g / (sqrt(s) + epsilon)</c>. As <c>torch.optim.Adagrad</c>.
/// </summary>
/// <remarks>
/// The sum of squares starts at the smallest normal number, 1.2e-38 in single precision, instead of zero, and a gradient below 2^-100
/// (2^-1000 in double precision) moves nothing. Where it overflows (gradients beyond 1.8e19 in
/// single precision), its parameter no longer moves, as in PyTorch.
/// </remarks>
public sealed record AdaGrad : Optimizer
{
    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The length of the steps; finite and not negative.</param>
    /// <param name="epsilon">Keeps the division from blowing up; at least 1e-38.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public AdaGrad(double learningRate = 1e-2, double epsilon = 1e-10)
        : base(learningRate) => Epsilon = epsilon;

    /// <summary>Keeps the division from blowing up; at least 1e-38.</summary>
    public double Epsilon { get; init => field = Hyperparameter.Positive(value, "epsilon"); }

    /// <inheritdoc/>
    public override TResult Bind<T, TResult>(IRuleConsumer<T, TResult> consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        return consumer.Use(new AdaGradRule<T>(Epsilon));
    }
}

/// <summary>Slot 0 is the sum of squared gradients.</summary>
internal struct AdaGradRule<T>(double epsilon) : IUpdateRule<AdaGradRule<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _epsilon = T.CreateChecked(epsilon);
    private readonly Divider _divider = new();
    private T _descent;

    public static int StateCount => 1;

    // From here it only grows: no denormal sum, and nothing to add later.
    public readonly T InitialState(int slot) => T.CreateChecked(Hyperparameter.SmallestSquare<T>());

    public readonly AdaGradRule<T> ForStep(long stepNumber, double learningRate) => this with { _descent = Hyperparameter.Constant<T>(-learningRate) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Update<TLanes>(TLanes parameter, TLanes gradient, StateLanes<TLanes, T> state)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        TLanes squares = TLanes.MultiplyAdd(gradient, gradient, state[0]);
        state[0] = squares;
        TLanes scaled = _divider.Quotient<TLanes, T>(Functions<TLanes, T>.FlushTiny(gradient), TLanes.Sqrt(squares) + TLanes.Broadcast(_epsilon));
        return TLanes.MultiplyAdd(scaled, TLanes.Broadcast(_descent), parameter);
    }
}
