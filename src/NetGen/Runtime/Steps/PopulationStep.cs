using System.Numerics;

namespace NetGen.Runtime;

/// <summary>Takes the training steps of several networks of one class on the same examples, each with its own memory of the optimizer. Not for two threads at once.</summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
internal abstract class PopulationStep<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many networks.</summary>
    public abstract int Count { get; }

    /// <summary>One step of every network on a batch whose lengths the caller has checked. A network whose loss is not finite stays as it was.</summary>
    /// <param name="inputs">At least one example; rows back to back.</param>
    /// <param name="targets">As many rows.</param>
    /// <param name="losses">Receives the loss of each network before the step, reduced as it declares.</param>
    /// <param name="learningRate">The step's learning rate.</param>
    public abstract void Take(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> losses, double learningRate);

    /// <summary>The steps a network has taken since the start.</summary>
    /// <param name="member">Which.</param>
    public abstract long Steps(int member);

    /// <summary>Copies the parameters of a network.</summary>
    /// <param name="member">Which.</param>
    /// <param name="parameters">Receives them, in the layout of the network.</param>
    public abstract void CopyTo(int member, Span<T> parameters);

    /// <summary>Sets the parameters of a network; what the optimizer remembers stays.</summary>
    /// <param name="member">Which.</param>
    /// <param name="parameters">The parameters, in the layout of the network.</param>
    public abstract void Set(int member, ReadOnlySpan<T> parameters);

    /// <summary>Forgets everything but the networks' parameters.</summary>
    public abstract void Reset();

    /// <summary>Whether it has let go of memory and threads.</summary>
    internal bool IsDisposed { get; private set; }

    /// <summary>Lets go of memory and threads.</summary>
    public void Dispose()
    {
        IsDisposed = true;
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of memory and threads.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
