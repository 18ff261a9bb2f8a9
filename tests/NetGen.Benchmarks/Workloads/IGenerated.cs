namespace NetGen.Benchmarks.Workloads;

/// <summary>
/// An emitted network and its trainer. Implemented by structs, so that a contender is compiled for each of them and calls the network's own
/// members directly, as a program does that names its network.
/// </summary>
/// <typeparam name="TSelf">The struct.</typeparam>
/// <typeparam name="T">The network's precision.</typeparam>
internal interface IGenerated<TSelf, T>
    where TSelf : struct, IGenerated<TSelf, T>
{
    /// <summary>Makes both.</summary>
    static abstract TSelf Create(Optimizer optimizer, TrainerOptions options);

    /// <summary>Back to the first step.</summary>
    void Restart(ReadOnlySpan<T> parameters);

    /// <summary>The network's.</summary>
    void Predict(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>The network's.</summary>
    void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs);

    /// <summary>The trainer's.</summary>
    T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets);

    /// <summary>The trainer's.</summary>
    void Dispose();
}
