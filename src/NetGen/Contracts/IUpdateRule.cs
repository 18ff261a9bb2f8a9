using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// How an optimizer turns gradients into new parameters, written once for a register of parameters at a time: the arithmetic of one
/// parameter, in the language of <see cref="ILanes{TSelf, T}"/>.
/// </summary>
/// <remarks>
/// <para>A rule is a small struct of constants. It sees neither layers nor the network, so the same text runs over whole parameter blocks and
/// inside the kernels that compute gradients.</para>
/// <para>Rows of parameters are padded with zeros, whose gradient is zero and whose state starts as <see cref="InitialState"/> says. Under a
/// rule such a parameter has to stay exactly zero: <c>parameter - step * f(gradient)</c> with <c>f(0) = 0</c> does. What is remembered about it may
/// become anything: the means of squares of the built-in rules are a little more than zero there, too.</para>
/// <para>What decays from step to step should go through <see cref="Functions{TLanes, T}.FlushTiny"/>, or it ends in denormal numbers, with which processors
/// are slow.</para>
/// </remarks>
/// <typeparam name="TRule">The struct that implements the rule.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public interface IUpdateRule<TRule, T>
    where TRule : struct, IUpdateRule<TRule, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many values the rule remembers per parameter from one step to the next: 0 for plain descent, 2 for Adam.</summary>
    static abstract int StateCount { get; }

    /// <summary>What a remembered value is before the first step.</summary>
    /// <param name="slot">Which one, from 0 to <see cref="StateCount"/> - 1.</param>
    T InitialState(int slot);

    /// <summary>The rule with the constants of one step worked out, in double precision and then rounded.</summary>
    /// <param name="stepNumber">Counts from 1.</param>
    /// <param name="learningRate">The step's learning rate.</param>
    TRule ForStep(long stepNumber, double learningRate);

    /// <summary>
    /// The new values of a register of parameters. Mark it <c>AggressiveInlining</c>: it is the body of a hot loop.
    /// </summary>
    /// <param name="parameter">The parameters' values.</param>
    /// <param name="gradient">The gradients of the loss by these parameters.</param>
    /// <param name="state">What the rule remembers about these parameters; what is assigned here is there at the next step.</param>
    /// <typeparam name="TLanes">The register.</typeparam>
    TLanes Update<TLanes>(TLanes parameter, TLanes gradient, StateLanes<TLanes, T> state)
        where TLanes : unmanaged, ILanes<TLanes, T>;
}
