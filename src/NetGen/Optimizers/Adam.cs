using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// Adam (Kingma and Ba, 2015): steps of about the learning rate in every parameter, whatever the gradient's scale.
/// <c>m = beta1 m + (1 - beta1) g</c>, <c>v = beta2 v + (1 - beta2) g^2</c>,
/// <c>w -= learningRate * m^ / (sqrt(v^) + epsilon)</c> with <c>m^ = m / (1 - beta1^t)</c>, <c>v^ = v / (1 - beta2^t)</c> at step <c>t</c>.
/// As <c>torch.optim.Adam</c>.
/// </summary>
/// <remarks>
/// An <c>m</c> below 2^-100 (2^-1000 in double precision) becomes zero, and <c>v</c> is raised by the smallest normal number at every step
/// (1.2e-38 in single precision), so that neither ends in denormal numbers, which are slow; whatever epsilon is. Where <c>v</c> overflows, its
/// parameter no longer moves, as in PyTorch; with a beta2 of zero it is not a number at the next step, as there.
/// </remarks>
public sealed record Adam : Optimizer
{
    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The length of the steps; finite and not negative.</param>
    /// <param name="beta1">Decay of the running mean of gradients; in [0, 1).</param>
    /// <param name="beta2">Decay of the running mean of squared gradients; in [0, 1).</param>
    /// <param name="epsilon">Keeps the division from blowing up; at least 1e-38.</param>
    /// <param name="weightDecay">
    /// Adds <c>weightDecay * w</c> to the gradient of every parameter, biases too; finite and not negative. <see cref="AdamW"/> keeps the decay
    /// out of the running means.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(learningRate)
    {
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = epsilon;
        WeightDecay = weightDecay;
    }

    /// <summary>Decay of the running mean of gradients; in [0, 1).</summary>
    public double Beta1 { get; init => field = Hyperparameter.Decay(value, "beta1"); }

    /// <summary>Decay of the running mean of squared gradients; in [0, 1).</summary>
    public double Beta2 { get; init => field = Hyperparameter.Decay(value, "beta2"); }

    /// <summary>Keeps the division from blowing up; at least 1e-38.</summary>
    public double Epsilon { get; init => field = Hyperparameter.Positive(value, "epsilon"); }

    /// <summary>Adds <c>WeightDecay * w</c> to the gradient; finite and not negative.</summary>
    public double WeightDecay { get; init => field = Hyperparameter.Rate(value, "weightDecay"); }

    /// <inheritdoc/>
    public override TResult Bind<T, TResult>(IRuleConsumer<T, TResult> consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        return WeightDecay == 0
            ? consumer.Use(new AdamRule<NoDecay, T>(Beta1, Beta2, Epsilon, 0))
            : consumer.Use(new AdamRule<CoupledDecay, T>(Beta1, Beta2, Epsilon, WeightDecay));
    }
}

/// <summary>Adam and AdamW, which differ in where the weight decay goes; slot 0 is the mean <c>m</c>, slot 1 the mean square <c>v</c>.</summary>
/// <remarks>
/// The means are sums of two products. <c>m + (1 - beta) (g - m)</c> needs one constant less, but forgets a g that is far smaller than m, and makes
/// NaN of infinities.
/// </remarks>
internal struct AdamRule<TDecay, T>(double beta1, double beta2, double epsilon, double decay) : IUpdateRule<AdamRule<TDecay, T>, T>
    where TDecay : struct, IDecay
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BiasCorrection _meanCorrection = new(beta1), _squareCorrection = new(beta2);
    private readonly double _decay = decay;
    private readonly T _keepMean = T.CreateChecked(beta1), _addMean = T.CreateChecked(1 - beta1);
    private readonly T _keepSquare = T.CreateChecked(beta2), _addSquare = T.CreateChecked(1 - beta2);
    private readonly T _epsilon = T.CreateChecked(epsilon);
    private readonly Divider _divider = new();
    private T _descent, _rootCorrection, _shrink;

    public static int StateCount => 2;

    public readonly T InitialState(int slot) => T.Zero;

    public readonly AdamRule<TDecay, T> ForStep(long stepNumber, double learningRate) => this with
    {
        _descent = Hyperparameter.Constant<T>(-learningRate / _meanCorrection.At(stepNumber)),
        _rootCorrection = T.CreateChecked(1 / Math.Sqrt(_squareCorrection.At(stepNumber))),
        _shrink = typeof(TDecay) == typeof(NoDecay) ? default : Hyperparameter.Constant<T>(typeof(TDecay) == typeof(CoupledDecay) ? _decay : -learningRate * _decay),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Update<TLanes>(TLanes parameter, TLanes gradient, StateLanes<TLanes, T> state)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        TLanes penalized = gradient, start = parameter;
        if (typeof(TDecay) == typeof(CoupledDecay)) penalized = TLanes.MultiplyAdd(TLanes.Broadcast(_shrink), parameter, gradient);
        // Written as w - c w rather than (1 - c) w, which would turn the zeros of padding negative where c > 1.
        if (typeof(TDecay) == typeof(DecoupledDecay)) start = TLanes.MultiplyAdd(TLanes.Broadcast(_shrink), parameter, parameter);

        TLanes keptSquare = TLanes.MultiplyAdd(TLanes.Broadcast(_keepSquare), state[1], TLanes.Constant(Hyperparameter.SmallestSquare<T>()));
        TLanes square = TLanes.MultiplyAdd(TLanes.Broadcast(_addSquare) * penalized, penalized, keptSquare);
        state[1] = square;
        TLanes mean = Functions<TLanes, T>.FlushTiny(TLanes.MultiplyAdd(TLanes.Broadcast(_addMean), penalized, TLanes.Broadcast(_keepMean) * state[0]));
        state[0] = mean;
        TLanes scale = TLanes.MultiplyAdd(TLanes.Sqrt(square), TLanes.Broadcast(_rootCorrection), TLanes.Broadcast(_epsilon));
        return TLanes.MultiplyAdd(_divider.Quotient<TLanes, T>(mean, scale), TLanes.Broadcast(_descent), start);
    }
}

/// <summary>Running means that start at zero are too small at first, by the factor <c>1 - beta^t</c> after <c>t</c> steps.</summary>
/// <remarks>By functions of NetGen, which give the same bits on every platform; the power of the C library does not, and takes longer.</remarks>
internal readonly struct BiasCorrection(double beta)
{
    private readonly double _logarithm = Functions<Lanes1<double>, double>.Log(Lanes1<double>.Broadcast(beta)).Value;

    public double At(long stepNumber) => -Functions<Lanes1<double>, double>.Expm1(Lanes1<double>.Broadcast(stepNumber * _logarithm)).Value;
}
