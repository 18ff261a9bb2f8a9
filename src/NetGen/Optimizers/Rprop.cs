using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// Resilient propagation without backtracking (Riedmiller and Braun, 1993): every parameter has its own step size, which grows while its
/// gradient keeps its sign and shrinks when the sign changes; the gradient's size does not matter. After a change of sign the gradient counts
/// as zero for this step and the next comparison. Meant for full batches. As <c>torch.optim.Rprop</c>.
/// </summary>
/// <remarks>Step sizes do not shrink below 2^-100 (2^-1000 in double precision), also where <see cref="MinStep"/> is less.</remarks>
public sealed record Rprop : Optimizer
{
    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The first step size; finite and not negative. Afterwards step sizes live on their own.</param>
    /// <param name="etaMinus">What a step size is multiplied by when the sign changed; in (0, 1).</param>
    /// <param name="etaPlus">What a step size is multiplied by while the sign stays; above 1.</param>
    /// <param name="minStep">The smallest step size; finite, not negative.</param>
    /// <param name="maxStep">The largest step size; finite, not below <paramref name="minStep"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="ArgumentException"><paramref name="maxStep"/> is below <paramref name="minStep"/>.</exception>
    public Rprop(double learningRate = 1e-2, double etaMinus = 0.5, double etaPlus = 1.2, double minStep = 1e-6, double maxStep = 50)
        : base(learningRate)
    {
        EtaMinus = etaMinus;
        EtaPlus = etaPlus;
        MinStep = minStep;
        MaxStep = maxStep;
        RequireConsistency();
    }

    /// <summary>What a step size is multiplied by when the sign changed; in (0, 1).</summary>
    public double EtaMinus { get; init => field = Hyperparameter.Shrinking(value, "etaMinus"); }

    /// <summary>What a step size is multiplied by while the sign stays; above 1.</summary>
    public double EtaPlus { get; init => field = Hyperparameter.Growing(value, "etaPlus"); }

    /// <summary>The smallest step size; finite, not negative.</summary>
    public double MinStep { get; init => field = Hyperparameter.NonNegative(value, "minStep"); }

    /// <summary>The largest step size; finite, not below <see cref="MinStep"/>.</summary>
    public double MaxStep { get; init => field = Hyperparameter.NonNegative(value, "maxStep"); }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><see cref="MaxStep"/> is below <see cref="MinStep"/>.</exception>
    public override TResult Bind<T, TResult>(IRuleConsumer<T, TResult> consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        RequireConsistency();
        return consumer.Use(new RpropRule<T>(LearningRate, EtaMinus, EtaPlus, MinStep, MaxStep));
    }

    // Options that must fit each other cannot be checked one by one in a 'with': the second is not set yet. So here and when bound.
    private void RequireConsistency()
    {
        if (MaxStep < MinStep)
            throw new ArgumentException(FormattableString.Invariant($"maxStep ({MaxStep}) must not be below minStep ({MinStep})."), "maxStep");
    }
}

/// <summary>Slot 0 is the sign of the last gradient (zero after a change of sign), slot 1 the step size.</summary>
/// <remarks>The product of two gradients, whose sign says the same, is zero or denormal where both are small.</remarks>
internal struct RpropRule<T>(double firstStep, double etaMinus, double etaPlus, double minStep, double maxStep) : IUpdateRule<RpropRule<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _firstStep = T.CreateChecked(firstStep);
    private readonly T _etaMinus = T.CreateChecked(etaMinus), _etaPlus = T.CreateChecked(etaPlus);
    private readonly T _minStep = T.CreateChecked(firstStep == 0 ? minStep : Math.Clamp(Smallest, minStep, maxStep)), _maxStep = T.CreateChecked(maxStep);

    public static int StateCount => 2;

    // Sizes that only shrink stop before they are denormal.
    private static double Smallest => typeof(T) == typeof(float) ? 7.888609052210118e-31 : 9.332636185032189e-302;

    public readonly T InitialState(int slot) => slot == 0 ? T.Zero : _firstStep;

    // The learning rate is where step sizes start; what they are now is the rule's own business.
    public readonly RpropRule<T> ForStep(long stepNumber, double learningRate) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Update<TLanes>(TLanes parameter, TLanes gradient, StateLanes<TLanes, T> state)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        TLanes agreement = gradient * state[0];
        TLanes same = TLanes.GreaterThan(agreement, TLanes.Zero), changed = TLanes.LessThan(agreement, TLanes.Zero);
        TLanes one = TLanes.Constant(1);
        TLanes factor = TLanes.Select(same, TLanes.Broadcast(_etaPlus), TLanes.Select(changed, TLanes.Broadcast(_etaMinus), one));
        TLanes size = TLanes.Max(TLanes.Broadcast(_minStep), TLanes.Min(TLanes.Broadcast(_maxStep), state[1] * factor));
        TLanes usable = TLanes.Select(changed, TLanes.Zero, gradient);
        // A gradient that is zero or NaN stays what it is.
        TLanes sign = TLanes.Select(TLanes.GreaterThan(usable, TLanes.Zero), one, TLanes.Select(TLanes.LessThan(usable, TLanes.Zero), -one, usable));
        state[0] = sign;
        state[1] = size;
        return parameter - sign * size;
    }
}
