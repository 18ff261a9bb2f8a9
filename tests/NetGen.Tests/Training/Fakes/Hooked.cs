using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Training.Fakes;

/// <summary>Plain descent that calls back: in the middle of every step, and from every thread that moves parameters.</summary>
internal sealed record Hooked(Action? InStep = null, Action? InUpdate = null) : Optimizer(0.01)
{
    public override TResult Bind<T, TResult>(IRuleConsumer<T, TResult> consumer) => consumer.Use(new HookedRule<T>(InStep, InUpdate));
}

internal struct HookedRule<T>(Action? inStep, Action? inUpdate) : IUpdateRule<HookedRule<T>, T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    private double _learningRate;

    public static int StateCount => 0;

    public readonly T InitialState(int slot) => T.Zero;

    public readonly HookedRule<T> ForStep(long stepNumber, double learningRate)
    {
        inStep?.Invoke();
        return this with { _learningRate = learningRate };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Update<TLanes>(TLanes parameter, TLanes gradient, StateLanes<TLanes, T> state)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        inUpdate?.Invoke();
        return parameter - TLanes.Constant(_learningRate) * gradient;
    }
}
