using System.Numerics;

namespace NetGen;

/// <summary>
/// Something that works with an update rule, whichever it is. An optimizer hands over its rule as a type argument, so that the consumer's
/// loops are compiled for that very rule.
/// </summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
/// <typeparam name="TResult">What the consumer makes of the rule.</typeparam>
public interface IRuleConsumer<T, TResult>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Receives the rule.</summary>
    /// <param name="rule">The optimizer's constants; <see cref="IUpdateRule{TRule, T}.ForStep"/> makes a step's rule of it.</param>
    /// <typeparam name="TRule">The rule.</typeparam>
    TResult Use<TRule>(TRule rule)
        where TRule : struct, IUpdateRule<TRule, T>;
}
