using NetGen.Kernels;

namespace NetGen.Runtime;

/// <content>Loss and gradients outside training: for checks, research, and optimizers of another make.</content>
/// <remarks>
/// All networks of a class share the memory that is needed for it, of the largest batch so far, once for each of the threads that ask at the same time. It is
/// kept for the next call, so that this allocates nothing; what has been far too large since the last full garbage collection is let go by the next one.
/// </remarks>
public abstract partial class NetworkEngine<T>
{
    /// <summary>Keeps the workspaces of all networks of the class.</summary>
    private protected abstract SpareWorkspaces<T> Spares { get; }

    /// <inheritdoc cref="INetwork{TSelf, T}.ComputeGradient(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public T ComputeGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient) =>
        Compute(inputs, BatchGoal<T>.Loss(targets), nameof(targets), gradient);

    /// <inheritdoc cref="INetwork{TSelf, T}.ComputeGradient(ReadOnlySpan{T}, OutputGradient{T}, Span{T})"/>
    public void ComputeGradient(ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> gradient) =>
        Compute(inputs, BatchGoal<T>.Given(outputGradient.Values), nameof(outputGradient), gradient);

    /// <inheritdoc cref="INetwork{TSelf, T}.ComputeInputGradient(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    public T ComputeInputGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> inputGradient) =>
        ComputeInput(inputs, BatchGoal<T>.Loss(targets), nameof(targets), inputGradient);

    /// <inheritdoc cref="INetwork{TSelf, T}.ComputeInputGradient(ReadOnlySpan{T}, OutputGradient{T}, Span{T})"/>
    public void ComputeInputGradient(ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> inputGradient) =>
        ComputeInput(inputs, BatchGoal<T>.Given(outputGradient.Values), nameof(outputGradient), inputGradient);

    private T Compute(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, string goalName, Span<T> gradient)
    {
        int examples = Require(inputs.Length, goal.Values.Length, goalName);
        Arguments.RequireLength(gradient.Length, ParameterCount, nameof(gradient));
        SpareWorkspaces<T>.Spare spare = Spares.Rent(Parameters.Layout, examples);
        T value = Gradient(inputs, goal, spare.Workspace, DropoutStream.None);
        Parameters.Layout.ToLogical<T>(spare.Workspace.Gradient, gradient);
        Spares.Return(spare);
        return value;
    }

    private T ComputeInput(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, string goalName, Span<T> inputGradient)
    {
        int examples = Require(inputs.Length, goal.Values.Length, goalName);
        Arguments.RequireLength(inputGradient.Length, inputs.Length, nameof(inputGradient));
        SpareWorkspaces<T>.Spare spare = Spares.Rent(Parameters.Layout, examples);
        T value = InputGradient(inputs, goal, inputGradient, spare.Workspace);
        Spares.Return(spare);
        return value;
    }

    private int Require(int inputs, int goals, string goalName)
    {
        int examples = Arguments.Examples(inputs, InputSize, nameof(inputs), goals, OutputSize, goalName);
        Arguments.RequireExamples(examples, nameof(inputs));
        return examples;
    }
}
