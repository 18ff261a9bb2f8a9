using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Runtime;

/// <summary>
/// What stands behind a network: its parameters, and the printed program that computes with them. The network's members check nothing and hand over to it;
/// whatever the runtime wants to know of a network, it asks here.
/// </summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class NetworkEngine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Takes memory for parameters, which are zero.</summary>
    /// <param name="description">The network.</param>
    internal NetworkEngine(NetworkDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        Description = description;
        InputSize = description.InputSize;
        OutputSize = description.OutputSize;
        Parameters = new ParameterBlock<T>(description.Layout);
        Pinned = new PinnedValues<T>(ref Parameters.First);
    }

    /// <summary>The parameters as they lie in memory, padding included.</summary>
    public ReadOnlySpan<T> Values => Parameters.Values;

    /// <summary>The network.</summary>
    internal NetworkDescription Description { get; }

    /// <summary>Values of one input.</summary>
    internal int InputSize { get; }

    /// <summary>Values of one output.</summary>
    internal int OutputSize { get; }

    /// <summary>Number of parameters, padding not counted.</summary>
    internal int ParameterCount => Parameters.Layout.Count;

    /// <summary>The parameters.</summary>
    internal ParameterBlock<T> Parameters { get; }

    /// <summary>Where the parameters lie, for as long as this engine is alive.</summary>
    internal PinnedValues<T> Pinned { get; }

    /// <summary>Whether the loss of a batch is the mean over its examples; else it is their sum.</summary>
    internal bool IsMean => Description.Reduction == Reduction.Mean;

    /// <summary>Draws the start values of all parameters.</summary>
    /// <param name="seed">Starts the random stream.</param>
    public void Initialize(int seed) => Initialization.Fill(Parameters, Description, seed);

    /// <summary>Takes the parameters of another engine of the same network.</summary>
    /// <param name="values">As they lie in memory; of none all stay zero.</param>
    public void Restore(ReadOnlySpan<T> values) => values.CopyTo(Parameters.Values);

    /// <inheritdoc cref="INetwork{TSelf, T}.CopyParametersTo"/>
    public void CopyParametersTo(Span<T> destination) => Parameters.CopyTo(destination);

    /// <inheritdoc cref="INetwork{TSelf, T}.SetParameters"/>
    public void SetParameters(ReadOnlySpan<T> source) => Parameters.Set(source);

    /// <inheritdoc cref="INetwork{TSelf, T}.PredictBatch"/>
    public abstract void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs);

    /// <summary>The most probable class of one example: the index of the largest output, of several the first. Safe from many threads at once.</summary>
    /// <param name="input">One example.</param>
    /// <returns>From 0 to the number of classes - 1.</returns>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public int Classify(ReadOnlySpan<T> input)
    {
        const int onStack = 1024;
        T[]? rented = OutputSize > onStack ? ArrayPool<T>.Shared.Rent(OutputSize) : null;
        Span<T> outputs = rented is null ? stackalloc T[onStack] : rented;
        outputs = outputs[..OutputSize];
        Predict(input, outputs);
        int best = Classification.ArgMax<T>(outputs);
        if (rented is not null) ArrayPool<T>.Shared.Return(rented);
        return best;
    }

    /// <summary>Computes the outputs of one example, whose lengths are checked.</summary>
    internal abstract void Predict(ReadOnlySpan<T> input, Span<T> output);

    // What follows is asked with lengths that have been checked, and at least one example.

    /// <summary>The sum (never the mean) of the losses of a batch, without dropout, and its predictions.</summary>
    /// <param name="inputs">The examples back to back, <c>[examples][InputSize]</c>.</param>
    /// <param name="targets">What the outputs should be, <c>[examples][OutputSize]</c>.</param>
    /// <param name="outputs">Receives the predictions, <c>[examples][OutputSize]</c>.</param>
    /// <param name="workspace">Memory to work in; its gradient is not touched.</param>
    internal abstract T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> outputs, Workspace<T> workspace);

    /// <summary>
    /// What is differentiated, and its gradient, which overwrites <see cref="Workspace{T}.Gradient"/> in the layout of the parameters with zero padding.
    /// A loss is reduced as declared: with weights it is <c>sum w l / sum w</c> where the mean is, so that an example of weight 2 counts as if it were there
    /// twice, else <c>sum w l</c>; loss and gradient are zero where all weights are. Gradients that are given for outputs are taken as they are. When
    /// what is returned is not finite, the gradient is unspecified.
    /// </summary>
    /// <param name="inputs">The examples back to back, <c>[examples][InputSize]</c>.</param>
    /// <param name="goal">What is differentiated.</param>
    /// <param name="workspace">Memory to work in; receives the gradient.</param>
    /// <param name="dropout">The step's dropout masks, or <see cref="DropoutStream.None"/>.</param>
    internal abstract T Gradient(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Workspace<T> workspace, DropoutStream dropout);

    /// <summary>The same by every input, without dropout and without weights.</summary>
    /// <param name="inputs">The examples back to back, <c>[examples][InputSize]</c>.</param>
    /// <param name="goal">What is differentiated.</param>
    /// <param name="inputGradient">Receives the gradients, <c>[examples][InputSize]</c>.</param>
    /// <param name="workspace">Memory to work in; its gradient is not touched.</param>
    internal abstract T InputGradient(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Span<T> inputGradient, Workspace<T> workspace);

    /// <summary>Prepares to train this network with a rule: what takes the steps is compiled for the two of them.</summary>
    /// <param name="rule">The optimizer's constants.</param>
    /// <param name="options">How steps are taken.</param>
    /// <typeparam name="TRule">The rule.</typeparam>
    internal abstract TrainingStep<T> CreateStep<TRule>(TRule rule, StepOptions options)
        where TRule : struct, IUpdateRule<TRule, T>;

    /// <summary>
    /// Prepares to train several networks like this one on the same examples. Their parameters start at zero. Networks of few parameters run along the
    /// lanes of vectors; of all others each takes its own steps.
    /// </summary>
    /// <param name="count">How many networks; at least 1.</param>
    /// <param name="rule">The optimizer's constants.</param>
    /// <param name="options">How steps are taken.</param>
    /// <typeparam name="TRule">The rule.</typeparam>
    internal virtual PopulationStep<T> CreatePopulationStep<TRule>(int count, TRule rule, StepOptions options)
        where TRule : struct, IUpdateRule<TRule, T> => new SeparatePopulation<TRule, T>(this, count, rule, options);

    /// <summary>How many networks of a population share their steps, and have to stay together.</summary>
    internal virtual int PopulationGrain => 1;

    /// <summary>An engine of the same network whose parameters are all zero.</summary>
    internal abstract NetworkEngine<T> CreateBlank();
}
