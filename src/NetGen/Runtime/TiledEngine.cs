using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Runtime;

/// <summary>The engine of a network that is printed as calls of kernels.</summary>
/// <param name="description">The network.</param>
/// <typeparam name="TProgram">The program the generator has printed.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TiledEngine<TProgram, T>(NetworkDescription description) : NetworkEngine<T>(description)
    where TProgram : struct, ITiledProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private static readonly SpareWorkspaces<T> Shared = new();

    private protected override SpareWorkspaces<T> Spares => Shared;

    /// <summary>Computes the outputs of one example.</summary>
    /// <param name="engine">The engine, which is one of this type.</param>
    /// <param name="input">The example.</param>
    /// <param name="output">Receives the outputs.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    [MethodImpl(Inline)]
    public static void Predict(NetworkEngine<T> engine, ReadOnlySpan<T> input, Span<T> output)
    {
        Arguments.RequireLength(input.Length, engine.InputSize, nameof(input));
        Arguments.RequireLength(output.Length, engine.OutputSize, nameof(output));
        Tokens.Require<TProgram, T>(input, nameof(input));
        Tiled<TProgram, T>.Predict(engine.Parameters.Values, input, output);
    }

    /// <summary>The same for a single output.</summary>
    /// <param name="engine">The engine, which is one of this type.</param>
    /// <param name="input">The example.</param>
    [MethodImpl(Inline)]
    public static T Predict(NetworkEngine<T> engine, ReadOnlySpan<T> input)
    {
        T output = default;
        Predict(engine, input, new Span<T>(ref output));
        return output;
    }

    /// <inheritdoc/>
    public override void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        int examples = Arguments.Examples(inputs.Length, InputSize, nameof(inputs), outputs.Length, OutputSize, nameof(outputs));
        Tokens.Require<TProgram, T>(inputs, nameof(inputs));
        Tiled<TProgram, T>.PredictBatch(Parameters.Values, inputs, outputs, examples, InputSize, OutputSize);
    }

    /// <inheritdoc/>
    internal override void Predict(ReadOnlySpan<T> input, Span<T> output) => Predict(this, input, output);

    /// <inheritdoc/>
    internal override T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> outputs, Workspace<T> workspace)
    {
        Tokens.Require<TProgram, T>(inputs, nameof(inputs));
        int examples = inputs.Length / InputSize;
        Span<T> scratch = workspace.Scratch(Tiled<TProgram, T>.ScratchLength(examples));
        return Tiled<TProgram, T>.Evaluate(Parameters.Values, inputs, targets, outputs, scratch, examples);
    }

    /// <inheritdoc/>
    internal override T Gradient(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Workspace<T> workspace, DropoutStream dropout)
    {
        Tokens.Require<TProgram, T>(inputs, nameof(inputs));
        int examples = inputs.Length / InputSize;
        Span<T> scratch = workspace.Scratch(Tiled<TProgram, T>.ScratchLength(examples));
        return Tiled<TProgram, T>.Gradient(Parameters.Values, inputs, goal, workspace.Gradient, scratch, IsMean, examples, dropout);
    }

    /// <inheritdoc/>
    internal override T InputGradient(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Span<T> inputGradient, Workspace<T> workspace)
    {
        if (TProgram.TokenClasses > 0) throw new NotSupportedException("The inputs are tokens, which have no gradient.");
        int examples = inputs.Length / InputSize;
        Span<T> scratch = workspace.Scratch(Tiled<TProgram, T>.InputScratchLength(examples, InputSize));
        return Tiled<TProgram, T>.InputGradient(Parameters.Values, inputs, goal, inputGradient, scratch, IsMean, examples, InputSize);
    }

    /// <inheritdoc/>
    internal override TrainingStep<T> CreateStep<TRule>(TRule rule, StepOptions options) => new TiledStep<TProgram, TRule, T>(Parameters, rule, options, InputSize, IsMean);

    /// <inheritdoc/>
    internal override NetworkEngine<T> CreateBlank() => new TiledEngine<TProgram, T>(Description);
}
