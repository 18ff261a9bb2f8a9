using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// A network that knows its loss and the loss's gradient: all that training needs. Callers have checked the lengths, and that there is at
/// least one example.
/// </summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public interface ITrainableNetwork<TSelf, T> : INetwork<TSelf, T>
    where TSelf : ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The sum (never the mean) of the losses of a batch, without dropout, and its predictions.
    /// </summary>
    /// <param name="inputs">The examples back to back, <c>[examples][InputSize]</c>.</param>
    /// <param name="targets">What the outputs should be, <c>[examples][OutputSize]</c>.</param>
    /// <param name="outputs">Receives the predictions, <c>[examples][OutputSize]</c>.</param>
    /// <param name="workspace">Memory to work in; its gradient is not touched.</param>
    T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> outputs, Workspace<T> workspace);

    /// <summary>
    /// The loss of a batch, reduced as declared, and its gradient, which overwrites <see cref="Workspace{T}.Gradient"/> in the layout of
    /// the parameters with zero padding. When the loss is not finite, the gradient is unspecified.
    /// </summary>
    /// <param name="inputs">The examples back to back, <c>[examples][InputSize]</c>.</param>
    /// <param name="targets">What the outputs should be, <c>[examples][OutputSize]</c>.</param>
    /// <param name="workspace">Memory to work in; receives the gradient.</param>
    /// <param name="dropout">The step's dropout masks, or <see cref="DropoutStream.None"/>.</param>
    T Gradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Workspace<T> workspace, DropoutStream dropout);

    /// <summary>
    /// The same with what each example counts: the loss of a batch is <c>sum w l / sum w</c> where the mean is declared, so that an example of weight 2
    /// counts as if it were there twice; else <c>sum w l</c>. Loss and gradient are zero where all weights are.
    /// </summary>
    /// <param name="inputs">The examples back to back, <c>[examples][InputSize]</c>.</param>
    /// <param name="targets">What the outputs should be, <c>[examples][OutputSize]</c>.</param>
    /// <param name="weights">One for each example, not negative.</param>
    /// <param name="workspace">Memory to work in; receives the gradient.</param>
    /// <param name="dropout">The step's dropout masks, or <see cref="DropoutStream.None"/>.</param>
    T Gradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, Workspace<T> workspace, DropoutStream dropout);

    /// <summary>
    /// The sum of all outputs of a batch, each times a gradient that is given for it, and its gradient, which overwrites
    /// <see cref="Workspace{T}.Gradient"/>. The gradients are taken as they are, whatever reduction is declared.
    /// </summary>
    /// <param name="inputs">The examples back to back, <c>[examples][InputSize]</c>.</param>
    /// <param name="outputGradient">The gradients with respect to the outputs, <c>[examples][OutputSize]</c>.</param>
    /// <param name="workspace">Memory to work in; receives the gradient.</param>
    /// <param name="dropout">The step's dropout masks, or <see cref="DropoutStream.None"/>.</param>
    T GradientFrom(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Workspace<T> workspace, DropoutStream dropout);

    /// <summary>The loss of a batch, reduced as declared, without dropout, and its gradient with respect to every input.</summary>
    /// <param name="inputs">The examples back to back, <c>[examples][InputSize]</c>.</param>
    /// <param name="targets">What the outputs should be, <c>[examples][OutputSize]</c>.</param>
    /// <param name="inputGradient">Receives the gradients, <c>[examples][InputSize]</c>.</param>
    /// <param name="workspace">Memory to work in; its gradient is not touched.</param>
    T InputGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> inputGradient, Workspace<T> workspace);

    /// <summary>The sum of all outputs of a batch, each times a gradient that is given for it, without dropout, and the gradient of that sum by every input.</summary>
    /// <param name="inputs">The examples back to back, <c>[examples][InputSize]</c>.</param>
    /// <param name="outputGradient">The gradients with respect to the outputs, <c>[examples][OutputSize]</c>.</param>
    /// <param name="inputGradient">Receives the gradients, <c>[examples][InputSize]</c>.</param>
    /// <param name="workspace">Memory to work in; its gradient is not touched.</param>
    T InputGradientFrom(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> inputGradient, Workspace<T> workspace);

    /// <summary>Prepares to train this network with a rule: what takes the steps is compiled for the two of them.</summary>
    /// <param name="rule">The optimizer's constants.</param>
    /// <param name="options">How steps are taken.</param>
    /// <typeparam name="TRule">The rule.</typeparam>
    TrainingStep<T> CreateStep<TRule>(TRule rule, StepOptions options)
        where TRule : struct, IUpdateRule<TRule, T>;

    /// <summary>
    /// Prepares to train several networks on the same examples. Their parameters start at zero. Networks of few parameters run along the lanes of
    /// vectors; of all others each takes its own steps.
    /// </summary>
    /// <param name="count">How many networks; at least 1.</param>
    /// <param name="rule">The optimizer's constants.</param>
    /// <param name="options">How steps are taken.</param>
    /// <typeparam name="TRule">The rule.</typeparam>
    static virtual PopulationStep<T> CreatePopulationStep<TRule>(int count, TRule rule, StepOptions options)
        where TRule : struct, IUpdateRule<TRule, T> => new SeparatePopulation<TSelf, TRule, T>(count, rule, options);
}
