using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <content>Single steps, on batches of the caller's.</content>
public abstract partial class NetworkTrainer<TNetwork, T>
{
    /// <summary>
    /// One step of optimisation on a batch. A loss that is not finite is returned, and then nothing has changed; a finite loss with an infinite
    /// gradient is only noticed at the next step. Allocates nothing, unless the batch is larger than any before.
    /// </summary>
    /// <param name="inputs">At least one example; rows back to back, <c>InputSize</c> values each.</param>
    /// <param name="targets">As many rows of <c>OutputSize</c> values.</param>
    /// <returns>The loss of the batch before the step, reduced as the network declares.</returns>
    /// <exception cref="ArgumentException">
    /// A length is wrong, there is no example, or there are so many that what the step has to keep of them does not fit an array (about two
    /// thousand million values).
    /// </exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer; two steps that begin at once may miss it.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        int examples = Arguments.Examples(inputs.Length, _inputSize, nameof(inputs), targets.Length, _outputSize, nameof(targets));
        Arguments.RequireExamples(examples, nameof(inputs));
        using Occupancy.Step step = _occupancy.BeginStep();
        return Take(inputs, BatchGoal<T>.Loss(targets));
    }

    /// <summary>
    /// The same with what each example counts: the loss of a batch is <c>sum w l / sum w</c> where the network declares the mean, so that an example
    /// of weight 2 counts as if it were there twice, else <c>sum w l</c>. Where all weights are zero, so are the loss and the gradient.
    /// </summary>
    /// <param name="inputs">At least one example; rows back to back, <c>InputSize</c> values each.</param>
    /// <param name="targets">As many rows of <c>OutputSize</c> values.</param>
    /// <param name="weights">As many values, finite and not negative. The inputs of an example without weight have to be finite all the same.</param>
    /// <returns>The weighted loss of the batch before the step.</returns>
    /// <exception cref="ArgumentException">As without weights; or there are not as many weights as examples.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer; two steps that begin at once may miss it.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights)
    {
        int examples = Arguments.Examples(inputs.Length, _inputSize, nameof(inputs), targets.Length, _outputSize, nameof(targets));
        Arguments.RequireExamples(examples, nameof(inputs));
        Arguments.RequireLength(weights.Length, examples, nameof(weights));
        using Occupancy.Step step = _occupancy.BeginStep();
        return Take(inputs, BatchGoal<T>.Loss(targets, weights));
    }

    /// <summary>
    /// One step from how something of your own changes with every output, in place of the declared loss: a loss of another kind, the objective of a
    /// policy gradient. The step makes <c>sum gradient * outputs</c> smaller, through this step's dropout masks. Allocates nothing, unless the batch
    /// is larger than any before.
    /// </summary>
    /// <param name="inputs">At least one example; rows back to back, <c>InputSize</c> values each.</param>
    /// <param name="gradient">
    /// As many rows of <c>OutputSize</c> gradients, by what <c>PredictBatch</c> gives; taken as they are, so divide by the number of examples for a mean.
    /// </param>
    /// <returns>
    /// Whether the step was taken. Where a gradient is not finite, or the sum of the outputs times their gradients is not, it was not, and nothing has changed.
    /// </returns>
    /// <exception cref="ArgumentException">As for a step on targets.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer; two steps that begin at once may miss it.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    [OverloadResolutionPriority(-1)]    // an untyped default means targets
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Step(ReadOnlySpan<T> inputs, OutputGradient<T> gradient)
    {
        int examples = Arguments.Examples(inputs.Length, _inputSize, nameof(inputs), gradient.Values.Length, _outputSize, nameof(gradient));
        Arguments.RequireExamples(examples, nameof(inputs));
        using Occupancy.Step step = _occupancy.BeginStep();
        return Reductions.IsFinite(Take(inputs, BatchGoal<T>.Given(gradient.Values)));
    }

    /// <summary>A step on a batch that is known to fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T StepChecked(in Batch<T> batch) => Take(batch.Inputs, BatchGoal<T>.Loss(batch.Targets, batch.Weights));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Take(ReadOnlySpan<T> inputs, in BatchGoal<T> goal)
    {
        if (_workspace is null) ThrowDisposed();
        return _step.Take(inputs, goal, _learningRate);
    }

    [DoesNotReturn]
    private void ThrowDisposed() => throw new ObjectDisposedException(GetType().FullName);
}
