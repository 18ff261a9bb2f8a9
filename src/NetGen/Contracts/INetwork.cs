using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// What every network has. Code that is generic over networks uses this contract; a program that names its network uses the network's own members, which
/// are the same.
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

    /// <summary>Number of parameters: weights and biases.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The layers, the loss, and where the parameters lie.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>Computes the outputs of one example. Safe from many threads at once.</summary>
    /// <remarks>Allocates nothing, unless the row needs more than 128 KB of scratch, which is then rented from the shared array pool.</remarks>
    /// <param name="input">The example; <see cref="InputSize"/> values.</param>
    /// <param name="output">Receives the outputs; <see cref="OutputSize"/> values.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    void Predict(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>Computes the outputs of any number of examples. Safe from many threads at once.</summary>
    /// <remarks>
    /// Takes up to 224 KB of the stack. Where less than 32 rows of scratch find room there, up to 128 rows, or 16 MB, are rented from the shared array pool,
    /// which may allocate them; otherwise nothing is allocated.
    /// </remarks>
    /// <param name="inputs">The examples back to back, <see cref="InputSize"/> values each; may be empty.</param>
    /// <param name="outputs">Receives the outputs back to back, <see cref="OutputSize"/> values each.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs);

    /// <summary>Copies the parameters in logical order: layer by layer, weights input by input, then the bias.</summary>
    /// <param name="destination">Receives <see cref="ParameterCount"/> values.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    void CopyParametersTo(Span<T> destination);

    /// <summary>Sets the parameters from logical order: layer by layer, weights input by input, then the bias.</summary>
    /// <param name="source"><see cref="ParameterCount"/> values.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    void SetParameters(ReadOnlySpan<T> source);

    /// <summary>A network with the same parameters, independent of this one.</summary>
    TSelf Clone();

    /// <summary>
    /// Computes how the loss of a batch, without dropout, changes with every parameter. The network does not change. Safe from many threads at once.
    /// </summary>
    /// <param name="inputs">At least one example; rows back to back, <see cref="InputSize"/> values each.</param>
    /// <param name="targets">As many rows of <see cref="OutputSize"/> values.</param>
    /// <param name="gradient">Receives <see cref="ParameterCount"/> gradients in logical order.</param>
    /// <returns>The loss, reduced as declared.</returns>
    /// <exception cref="ArgumentException">
    /// A length is wrong, there is no example, or there are so many that what has to be kept of them does not fit an array (about two
    /// thousand million values).
    /// </exception>
    T ComputeGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient);

    /// <summary>
    /// Computes how something of your own changes with every parameter, without dropout, from how it changes with every output. Safe from many threads
    /// at once.
    /// </summary>
    /// <param name="inputs">At least one example; rows back to back, <see cref="InputSize"/> values each.</param>
    /// <param name="outputGradient">As many rows of <see cref="OutputSize"/> gradients, one for each output, taken as they are.</param>
    /// <param name="gradient">Receives <see cref="ParameterCount"/> gradients in logical order.</param>
    /// <exception cref="ArgumentException">A length is wrong, there is no example, or there are too many for the memory of an array.</exception>
    [OverloadResolutionPriority(-1)]    // an untyped default means targets
    void ComputeGradient(ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> gradient);

    /// <summary>Computes how the loss of a batch, without dropout, changes with every input. Safe from many threads at once.</summary>
    /// <param name="inputs">At least one example; rows back to back, <see cref="InputSize"/> values each.</param>
    /// <param name="targets">As many rows of <see cref="OutputSize"/> values.</param>
    /// <param name="inputGradient">Receives as many rows of <see cref="InputSize"/> gradients.</param>
    /// <returns>The loss, reduced as declared.</returns>
    /// <exception cref="ArgumentException">A length is wrong, there is no example, or there are too many for the memory of an array.</exception>
    /// <exception cref="NotSupportedException">The inputs are tokens, which have no gradient.</exception>
    T ComputeInputGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> inputGradient);

    /// <summary>Computes how something of your own changes with every input, without dropout, from how it changes with every output. Safe from many threads at once.</summary>
    /// <param name="inputs">At least one example; rows back to back, <see cref="InputSize"/> values each.</param>
    /// <param name="outputGradient">As many rows of <see cref="OutputSize"/> gradients, one for each output, taken as they are.</param>
    /// <param name="inputGradient">Receives as many rows of <see cref="InputSize"/> gradients.</param>
    /// <exception cref="ArgumentException">A length is wrong, there is no example, or there are too many for the memory of an array.</exception>
    [OverloadResolutionPriority(-1)]    // an untyped default means targets
    void ComputeInputGradient(ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> inputGradient);

    /// <summary>Writes the parameters to a file, as safetensors. The file is replaced as a whole, or not at all when writing fails.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <exception cref="IOException">The file cannot be written, or is in use by another save, or by a training with its checkpoints there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    void Save(string path);

    /// <summary>Writes the parameters to a stream, as safetensors, from its position on. The stream stays open.</summary>
    /// <param name="stream">Where to write.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    void Save(Stream stream);

    /// <summary>Creates a network with the parameters in a file that <see cref="Save(string)"/> has written.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="NetworkFileException">The file holds something else, or another network, or does not say which.</exception>
    static abstract TSelf Load(string path);

    /// <summary>Creates a network with the parameters in a file that any program has written, as safetensors.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">How the weights lie in a file that has no fingerprint of a network. One that is there has to match.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layout.</exception>
    /// <exception cref="NetworkFileException">The file holds something else, or another network.</exception>
    static abstract TSelf Load(string path, WeightLayout layout);

    /// <summary>Creates a network with the parameters in a stream that <see cref="Save(Stream)"/> has written. The stream stays open.</summary>
    /// <param name="stream">Where to read, from its position to its end; need not be seekable.</param>
    /// <exception cref="NetworkFileException">The stream holds something else, or another network, or does not say which.</exception>
    static abstract TSelf Load(Stream stream);

    /// <summary>Creates a network with the parameters in a stream that any program has written, as safetensors. The stream stays open.</summary>
    /// <param name="stream">Where to read, from its position to its end; need not be seekable.</param>
    /// <param name="layout">How the weights lie in a stream that has no fingerprint of a network. One that is there has to match.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layout.</exception>
    /// <exception cref="NetworkFileException">The stream holds something else, or another network.</exception>
    static abstract TSelf Load(Stream stream, WeightLayout layout);
}
