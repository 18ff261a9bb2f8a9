using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Optimizers;

/// <summary>
/// An optimizer as a user writes one: Lion (Chen et al., 2023). <c>w -= learningRate * (sign(beta1 m + (1 - beta1) g) + weightDecay w)</c>,
/// <c>m = beta2 m + (1 - beta2) g</c>.
/// </summary>
internal sealed record Lion(double LearningRate = 1e-4, double Beta1 = 0.9, double Beta2 = 0.99, double WeightDecay = 0) : Optimizer(LearningRate)
{
    public override TResult Bind<T, TResult>(IRuleConsumer<T, TResult> consumer) => consumer.Use(new LionRule<T>(Beta1, Beta2, WeightDecay));
}

internal struct LionRule<T>(double beta1, double beta2, double weightDecay) : IUpdateRule<LionRule<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _learningRate;

    public static int StateCount => 1;

    public readonly T InitialState(int slot) => T.Zero;

    public readonly LionRule<T> ForStep(long stepNumber, double learningRate) => this with { _learningRate = learningRate };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Update<TLanes>(TLanes parameter, TLanes gradient, StateLanes<TLanes, T> state)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        TLanes mean = state[0];
        TLanes mixed = TLanes.Constant(beta1) * mean + TLanes.Constant(1 - beta1) * gradient;
        state[0] = Functions<TLanes, T>.FlushTiny(TLanes.Constant(beta2) * mean + TLanes.Constant(1 - beta2) * gradient);
        TLanes one = TLanes.Constant(1);
        TLanes sign = TLanes.Select(TLanes.GreaterThan(mixed, TLanes.Zero), one, TLanes.Select(TLanes.LessThan(mixed, TLanes.Zero), -one, mixed));
        TLanes step = sign + TLanes.Constant(weightDecay) * parameter;
        return parameter - TLanes.Constant(_learningRate) * step;
    }
}
