using System.Numerics;

namespace NetGen;

/// <summary>
/// How training moves parameters against the gradient: options, checked when they are given, that know their update rule. Immutable, free of
/// state (a trainer keeps that), and usable for any network in either precision.
/// </summary>
/// <remarks>
/// An optimizer of your own is a record derived from this one, and a struct with its <see cref="IUpdateRule{TRule, T}"/>, which
/// <see cref="Bind"/> hands over.
/// </remarks>
public abstract record Optimizer
{
    /// <summary>Creates an optimizer.</summary>
    /// <param name="learningRate">The length of the steps; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is out of range.</exception>
    protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>The length of the steps; finite and not negative.</summary>
    public double LearningRate { get; init => field = Hyperparameter.Rate(value, "learningRate"); }

    /// <summary>Hands this optimizer's update rule to a consumer: <c>return consumer.Use(new MyRule&lt;T&gt;(...));</c>.</summary>
    /// <param name="consumer">What works with the rule.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <typeparam name="TResult">What the consumer makes of it.</typeparam>
    /// <returns>What the consumer returned.</returns>
    public abstract TResult Bind<T, TResult>(IRuleConsumer<T, TResult> consumer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
