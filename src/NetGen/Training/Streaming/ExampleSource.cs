using System.Numerics;

namespace NetGen;

/// <summary>
/// Examples that come one after the other, as often as wanted, and need not all be in memory: what
/// <see cref="NetworkTrainer{TNetwork, T}.Fit(ExampleSource{T}, FitOptions, CancellationToken)"/> trains on when there are more of them than fit. Derive from it to
/// read from a database, a socket or a simulation. Not for use by two threads at once.
/// </summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public abstract class ExampleSource<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Creates a source.</summary>
    /// <param name="inputSize">Inputs per example; at least 1.</param>
    /// <param name="outputSize">Targets per example; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    protected ExampleSource(int inputSize, int outputSize)
    {
        InputSize = Option.AtLeastOne(inputSize, nameof(inputSize));
        OutputSize = Option.AtLeastOne(outputSize, nameof(outputSize));
    }

    /// <summary>Inputs per example.</summary>
    public int InputSize { get; }

    /// <summary>Targets per example.</summary>
    public int OutputSize { get; }

    /// <summary>
    /// How many examples there are from the beginning to the end; null, the default, when that is not known beforehand. Schedules want to know.
    /// </summary>
    public virtual long? Count => null;

    /// <summary>Goes back to the beginning: the next example read is the first one. Is called before every epoch, also the first.</summary>
    public abstract void Restart();

    /// <summary>Reads the next examples, as many as there is room for, or fewer. All values have to be finite; whoever trains checks that once more.</summary>
    /// <param name="inputs">Receives their inputs, rows back to back; room for at least one row.</param>
    /// <param name="targets">Receives their targets, rows back to back; room for as many rows.</param>
    /// <returns>How many examples were read; 0 at the end, and only there.</returns>
    public abstract int Read(Span<T> inputs, Span<T> targets);

    /// <summary>Closes what is open.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what is open.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
