namespace NetGen.Benchmarks.Contenders;

/// <summary>Somebody who does a workload, with state of its own.</summary>
/// <param name="name">Who.</param>
internal abstract class Contender(string name) : IDisposable
{
    public string Name => name;

    /// <summary>Back to the beginning: the first parameters, no memory of steps.</summary>
    public abstract void Restart();

    /// <summary>Does the workload so many times, on one example or batch after the other; what it computes ends up where it can be read.</summary>
    public abstract void Run(long count);

    /// <summary>The last outputs; after training, the outputs for the first example.</summary>
    public abstract double[] Answer();

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
