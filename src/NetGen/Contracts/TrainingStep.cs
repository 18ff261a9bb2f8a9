using System.Numerics;

namespace NetGen;

/// <summary>
/// Takes the steps of one network's training: holds what the update rule remembers and the memory steps work in, and is compiled for that very
/// network and rule. Trainers use it; a network makes it, see <see cref="ITrainableNetwork{TSelf, T}.CreateStep"/>. Not for two threads at once.
/// </summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public abstract class TrainingStep<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What it remembers from step to step.</summary>
    public abstract StepMemory<T> Memory { get; }

    /// <summary>
    /// One step on a batch whose lengths the caller has checked: the loss before it, reduced as the network declares. When that is not finite,
    /// parameters and memory stay as they were.
    /// </summary>
    /// <param name="inputs">At least one example; rows back to back.</param>
    /// <param name="targets">As many rows.</param>
    /// <param name="learningRate">The step's learning rate.</param>
    public abstract T Take(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, double learningRate);

    /// <summary>
    /// The same with what each example counts: the loss of a batch is <c>sum w l / sum w</c> where the network declares the mean, else <c>sum w l</c>;
    /// loss and gradient are zero where no weight is not.
    /// </summary>
    /// <param name="inputs">At least one example; rows back to back.</param>
    /// <param name="targets">As many rows.</param>
    /// <param name="weights">As many values, not negative.</param>
    /// <param name="learningRate">The step's learning rate.</param>
    public abstract T TakeWeighted(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, double learningRate);

    /// <summary>
    /// One step from gradients that are given for the outputs, in place of the loss. Whether it was taken: where a gradient is not finite, or the sum of the
    /// outputs times their gradients is not, parameters and memory stay as they were.
    /// </summary>
    /// <param name="inputs">At least one example; rows back to back.</param>
    /// <param name="outputGradient">As many rows: how what is to become small changes with every output, through the step's dropout masks.</param>
    /// <param name="learningRate">The step's learning rate.</param>
    public abstract bool TakeFrom(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, double learningRate);

    /// <summary>Lets go of memory and threads.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of memory and threads.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
