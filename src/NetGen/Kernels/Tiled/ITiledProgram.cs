using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>A network of any size as the generator prints it: one call of a batch kernel after the other.</summary>
/// <remarks>
/// <para>The memory behind every reference is pinned and stays so during the call. Parameters and scratch start at a multiple of 64
/// bytes; inputs, targets and outputs are rows back to back at any address. References are to the first example of the whole batch, also
/// where a method computes a part of it.</para>
/// <para>Scratch holds one buffer after the other, each <c>[example][padded size]</c>: a buffer whose values per example start at
/// <c>offset</c> starts at <c>examples * offset</c>.</para>
/// <para>Before the first buffer lie <see cref="BatchScratch"/> values that belong to the batch as a whole.</para>
/// <para>A training step is <see cref="FirstLayer"/> for every slice of it, then <see cref="Forward"/> and <see cref="Backward"/> for every part of
/// the batch, then <see cref="Update"/> for every slice of the parameters; parts and slices may run at the same time on several threads.
/// <see cref="ForwardFrom"/> takes the place of
/// <see cref="Forward"/> where the caller gives the gradients of the outputs; <see cref="InputGradient"/> may follow <see cref="Backward"/>.</para>
/// </remarks>
/// <typeparam name="T">The precision.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITiledProgram<T>
    where T : unmanaged
{
    /// <summary>Scratch values per example that <see cref="Predict"/> and <see cref="PredictOne"/> need, a multiple of 64 bytes worth.</summary>
    static abstract int PredictScratch { get; }

    /// <summary>Scratch values per example that training needs, a multiple of 64 bytes worth.</summary>
    static abstract int TrainingScratch { get; }

    /// <summary>Values that <see cref="Backward"/> may need to transpose weights or gradients, a multiple of 64 bytes worth.</summary>
    static abstract int TransposedScratch { get; }

    /// <summary>Values that <see cref="InputGradient"/> may need to transpose weights or gradients, a multiple of 64 bytes worth.</summary>
    static abstract int InputTransposedScratch { get; }

    /// <summary>Scratch values of a batch, whatever its size, a multiple of 64 bytes worth.</summary>
    static virtual int BatchScratch => 0;

    /// <summary>How often on the way forward all examples have to be through before any goes on.</summary>
    static virtual int ForwardBarriers => 0;

    /// <summary>The same on the way back.</summary>
    static virtual int BackwardBarriers => 0;

    /// <summary>Rows of one example's input: the steps of a sequence.</summary>
    static virtual int InputRows => 1;

    /// <summary>Computes the outputs of the examples.</summary>
    static abstract void Predict(ref T parameters, ref T inputs, ref T outputs, ref T scratch, nint examples);

    /// <summary>Computes the output of a single example; bit for bit what <see cref="Predict"/> computes for one.</summary>
    static abstract void PredictOne(ref T parameters, ref T input, ref T output, ref T scratch);

    /// <summary>Computes a slice of what the first layer puts out, for all examples. Nothing where something else comes first, such as dropout.</summary>
    static abstract void FirstLayer(ref T parameters, ref T inputs, ref T scratch, nint examples, WorkSlice slice);

    /// <summary>
    /// Runs examples through the rest of the network, after <see cref="FirstLayer"/>, keeping in scratch what <see cref="Backward"/> needs; writes the
    /// loss of each.
    /// </summary>
    static abstract void Forward(
        ref T parameters, ref T inputs, ref T targets, ref T scratch, ref T losses, BatchPart part, DropoutStream dropout);

    /// <summary>The same for a batch of one example, and through the first layer; bit for bit what both compute for one.</summary>
    static abstract void ForwardOne(ref T parameters, ref T input, ref T target, ref T scratch, ref T loss, DropoutStream dropout);

    /// <summary>Copies the predictions that <see cref="Forward"/> left in scratch.</summary>
    static abstract void Outputs(ref T scratch, ref T outputs, nint examples);

    /// <summary>
    /// Runs examples through the rest of the network, after <see cref="FirstLayer"/>, keeping in scratch what <see cref="Backward"/> needs, and leaves
    /// there what it starts from: the gradients that are given for the outputs, <c>[example][outputs]</c>. Writes what is differentiated, the
    /// sum of the outputs times these gradients, for each example.
    /// </summary>
    static abstract void ForwardFrom(
        ref T parameters, ref T inputs, ref T seeds, ref T scratch, ref T products, BatchPart part, DropoutStream dropout);

    /// <summary>
    /// Leaves in scratch the gradients of the losses' sum, times the scale and each example's weight, by every weighted sum; after <see cref="Forward"/>
    /// for the same part. Without targets (a null reference) it starts from what <see cref="ForwardFrom"/> has left; without weights all count 1.
    /// </summary>
    static abstract void Backward(
        ref T parameters, ref T targets, ref T weights, ref T scratch, ref T transposed, BatchPart part, T scale, DropoutStream dropout);

    /// <summary>Computes the gradients with respect to the inputs, <c>[example][row][padded size]</c>; after <see cref="Backward"/> for the same part, without dropout.</summary>
    static abstract void InputGradient(ref T parameters, ref T scratch, ref T inputGradient, ref T transposed, BatchPart part);

    /// <summary>
    /// What is to be known of the whole batch at a barrier: after the phase of <see cref="Forward"/> of the same number, or, counted on, after that of
    /// <see cref="Backward"/>; a slice of it.
    /// </summary>
    static virtual void Statistics(int barrier, ref T parameters, ref T scratch, nint examples, bool isTraining, WorkSlice slice)
    {
    }

    /// <summary>Brings what a network keeps beside its parameters up to date, after a training step.</summary>
    static virtual void UpdateState(ref T parameters, ref T scratch, nint examples)
    {
    }

    /// <summary>Computes the gradient of a slice of the parameters over the whole batch and hands it to the sink; after <see cref="Backward"/> for all parts.</summary>
    static abstract void Update<TSink>(ref T inputs, ref T scratch, in TSink sink, nint examples, WorkSlice slice)
        where TSink : struct, IGradientSink<T>;
}
