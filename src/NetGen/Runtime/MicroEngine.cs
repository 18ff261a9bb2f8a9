using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Kernels;

namespace NetGen.Runtime;

/// <summary>The engine of a network that is printed in straight lines.</summary>
/// <param name="description">The network.</param>
/// <typeparam name="TProgram">The program the generator has printed.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MicroEngine<TProgram, T>(NetworkDescription description) : NetworkEngine<T>(description)
    where TProgram : struct, IMicroProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private static readonly SpareWorkspaces<T> Shared = new();

    /// <summary>How many networks of a population share vectors.</summary>
    internal override int PopulationGrain => Vector512<T>.Count;

    private protected override SpareWorkspaces<T> Spares => Shared;

    /// <summary>Computes the outputs of one example. Not virtual: the smallest networks take less time than a few calls.</summary>
    /// <param name="engine">The engine, which is one of this type.</param>
    /// <param name="input">The example.</param>
    /// <param name="output">Receives the outputs.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    [MethodImpl(Inline)]
    public static void Predict(NetworkEngine<T> engine, ReadOnlySpan<T> input, Span<T> output)
    {
        Arguments.RequireLength(input.Length, TProgram.InputSize, nameof(input));
        Arguments.RequireLength(output.Length, TProgram.OutputSize, nameof(output));
        Micro<TProgram, T>.Predict(engine.Pinned, input, output);
        GC.KeepAlive(engine);       // only its parameters' address was known
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
        Arguments.Examples(inputs.Length, TProgram.InputSize, nameof(inputs), outputs.Length, TProgram.OutputSize, nameof(outputs));
        Micro<TProgram, T>.PredictBatch(Parameters.Values, inputs, outputs);
    }

    /// <inheritdoc/>
    internal override void Predict(ReadOnlySpan<T> input, Span<T> output) => Predict(this, input, output);

    /// <inheritdoc/>
    internal override T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> outputs, Workspace<T> workspace) =>
        Micro<TProgram, T>.Evaluate(Parameters.Values, inputs, targets, outputs);

    /// <inheritdoc/>
    internal override T Gradient(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Workspace<T> workspace, DropoutStream dropout) =>
        Micro<TProgram, T>.Gradient(Parameters.Values, inputs, goal, workspace.Gradient);

    /// <inheritdoc/>
    internal override T InputGradient(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, Span<T> inputGradient, Workspace<T> workspace) =>
        Micro<TProgram, T>.InputGradient(Parameters.Values, inputs, goal, inputGradient);

    /// <inheritdoc/>
    internal override TrainingStep<T> CreateStep<TRule>(TRule rule, StepOptions options) => new MicroStep<TProgram, TRule, T>(rule, Parameters);

    /// <inheritdoc/>
    internal override PopulationStep<T> CreatePopulationStep<TRule>(int count, TRule rule, StepOptions options) => new MicroPopulation<TProgram, TRule, T>(count, rule);

    /// <inheritdoc/>
    internal override NetworkEngine<T> CreateBlank() => new MicroEngine<TProgram, T>(Description);
}
