namespace NetGen.Kernels;

/// <summary>A network of any size as the generator prints it: one call of a batch kernel after the other.</summary>
/// <remarks>
/// <para>The memory behind every reference is pinned and stays so during the call. Parameters, gradient and scratch start at a
/// multiple of 64 bytes; inputs, targets and outputs are rows back to back at any address.</para>
/// <para>Scratch holds one buffer after the other, each <c>[example][padded size]</c>: a buffer whose values per example start at
/// <c>offset</c> starts at <c>examples * offset</c>.</para>
/// </remarks>
/// <typeparam name="T">The precision.</typeparam>
public interface ILayeredProgram<T>
    where T : unmanaged
{
    /// <summary>Scratch values per example that <see cref="Predict"/> needs, a multiple of 64 bytes worth.</summary>
    static abstract int PredictScratch { get; }

    /// <summary>Scratch values per example that <see cref="Forward"/> and <see cref="Backward"/> need, a multiple of 64 bytes worth.</summary>
    static abstract int TrainingScratch { get; }

    /// <summary>Scratch values needed once per batch, for transposed weights; they follow those of the examples.</summary>
    static abstract int SharedScratch { get; }

    /// <summary>Computes the outputs of the examples.</summary>
    static abstract void Predict(ref T parameters, ref T inputs, ref T outputs, ref T scratch, nint examples);

    /// <summary>Runs the examples through the network, keeping in scratch what <see cref="Backward"/> needs; returns the sum of the losses.</summary>
    static abstract T Forward(ref T parameters, ref T inputs, ref T targets, ref T scratch, nint examples, DropoutStream dropout);

    /// <summary>Copies the predictions that <see cref="Forward"/> left in scratch.</summary>
    static abstract void Outputs(ref T scratch, ref T outputs, nint examples);

    /// <summary>Overwrites the gradient with that of the sum of the losses, times the scale; after <see cref="Forward"/> with the same arguments.</summary>
    static abstract void Backward(
        ref T parameters, ref T inputs, ref T targets, ref T scratch, ref T gradient, nint examples, T scale, DropoutStream dropout);
}
