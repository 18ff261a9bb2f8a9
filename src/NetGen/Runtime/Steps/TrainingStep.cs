using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Runtime;

/// <summary>
/// Takes the steps of one network's training: holds what the update rule remembers and the memory steps work in, and is compiled for that very
/// network and rule. Trainers use it; a network's engine makes it. Not for two threads at once.
/// </summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
internal abstract class TrainingStep<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What it remembers from step to step.</summary>
    public abstract StepMemory<T> Memory { get; }

    /// <summary>
    /// One step on a batch whose lengths the caller has checked: the loss before it, reduced as the network declares, or the sum of the outputs, each times
    /// the gradient that is given for it. When that is not finite, parameters and memory stay as they were.
    /// </summary>
    /// <param name="inputs">At least one example; rows back to back.</param>
    /// <param name="goal">What is to become small, through the step's dropout masks.</param>
    /// <param name="learningRate">The step's learning rate.</param>
    public abstract T Take(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, double learningRate);

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
