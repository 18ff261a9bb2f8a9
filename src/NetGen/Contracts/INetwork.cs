using System.Numerics;

namespace NetGen;

/// <summary>
/// What every emitted network is. Code that is generic over networks uses this contract; a program that names its network uses the
/// network's own members.
/// </summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public interface INetwork<TSelf, T>
    where TSelf : INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Number of inputs of one example.</summary>
    static abstract int InputSize { get; }

    /// <summary>Number of outputs of one example.</summary>
    static abstract int OutputSize { get; }

    /// <summary>Number of parameters, padding not counted.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>Layers, loss and parameter layout.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>A new network whose parameters are all zero, to be filled by whoever asked for it.</summary>
    static abstract TSelf CreateBlank();

    /// <summary>The parameters, as they lie in memory.</summary>
    ParameterBlock<T> Parameters { get; }

    /// <summary>Computes the outputs of one example. Safe from many threads at once.</summary>
    /// <remarks>Allocates nothing, unless the row needs more than 128 KB of scratch, which is then rented from the shared array pool.</remarks>
    /// <param name="input">The example; <see cref="InputSize"/> values.</param>
    /// <param name="output">Receives the outputs; <see cref="OutputSize"/> values.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    void Predict(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>Computes the outputs of any number of examples. Safe from many threads at once.</summary>
    /// <remarks>Takes up to 224 KB of the stack. Allocates nothing, unless one row needs more than 128 KB of scratch, which is then rented from the shared array pool.</remarks>
    /// <param name="inputs">The examples back to back, <see cref="InputSize"/> values each; may be empty.</param>
    /// <param name="outputs">Receives the outputs back to back, <see cref="OutputSize"/> values each.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs);
}
