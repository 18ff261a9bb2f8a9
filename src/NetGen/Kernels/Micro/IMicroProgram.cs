using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// A small network as the generator prints it: statements without loops, once for one example with the units of a layer in the lanes of a register of
/// four, and once for several examples, one in each lane, whatever the width.
/// </summary>
/// <remarks>Parameters lie as the network's layout says: rows of weights padded to multiples of four with zeros. Their gradients lie the same way.</remarks>
/// <typeparam name="T">The precision.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMicroProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Values of one input. The sizes are constants, which are folded into whatever is compiled for the program.</summary>
    static abstract int InputSize { get; }

    /// <summary>Values of one output.</summary>
    static abstract int OutputSize { get; }

    /// <summary>Parameters with their padding; a multiple of four.</summary>
    static abstract int ParameterSize { get; }

    /// <summary>Whether the loss of a batch is the mean over its examples; else it is their sum.</summary>
    static abstract bool IsMean { get; }

    /// <summary>Computes the output of one example.</summary>
    static abstract void Predict<TLanes>(PinnedValues<T> parameters, ReadOnlySpan<T> input, Span<T> output)
        where TLanes : unmanaged, IQuad<TLanes, T>;

    /// <summary>Sets the gradient of the loss of one example, and returns the loss.</summary>
    static abstract T Train<TLanes>(PinnedValues<T> parameters, ReadOnlySpan<T> input, ReadOnlySpan<T> target, PinnedValues<T> gradient)
        where TLanes : unmanaged, IQuad<TLanes, T>;

    /// <summary>Computes the outputs of several examples.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="outputs">Receives the outputs, in columns of 64 bytes.</param>
    /// <param name="rows">How the inputs lie in memory.</param>
    static abstract void PredictEach<TLanes, TParameters, TRows>(TParameters parameters, PinnedValues<T> inputs, PinnedValues<T> outputs, TRows rows)
        where TLanes : unmanaged, ILanes<TLanes, T>, IElementary<TLanes>
        where TParameters : struct, IParameters<TLanes>
        where TRows : struct, IExamples<TLanes, T>;

    /// <summary>
    /// Adds up the gradient of what the examples add to the batch's loss, and returns their losses, not multiplied; or the same of their outputs times
    /// gradients that are given for them. Zero in lanes without an example.
    /// </summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="goals">What <typeparamref name="TGoal"/> says.</param>
    /// <param name="lossScale">What an example's loss is multiplied with in the loss of the batch; programs of networks that sum their losses ignore it.</param>
    /// <param name="rows">How the examples lie in memory.</param>
    /// <param name="gradient">Receives the gradient.</param>
    /// <typeparam name="TLanes">The register.</typeparam>
    /// <typeparam name="TParameters">Whose parameters they are.</typeparam>
    /// <typeparam name="TRows">How the examples lie in memory.</typeparam>
    /// <typeparam name="TGoal"><see cref="Targets"/> or <see cref="OutputGradients"/>.</typeparam>
    /// <typeparam name="TGradient"><see cref="NoGradient{TLanes}"/>, <see cref="InputGradient{TLanes}"/>, or a gradient with respect to the parameters.</typeparam>
    static abstract TLanes TrainEach<TLanes, TParameters, TRows, TGoal, TGradient>(
        TParameters parameters, PinnedValues<T> inputs, PinnedValues<T> goals, T lossScale, TRows rows, TGradient gradient)
        where TLanes : unmanaged, IArithmetic<TLanes, T>, IElementary<TLanes>
        where TParameters : struct, IParameters<TLanes>
        where TRows : struct, IExamples<TLanes, T>
        where TGoal : struct
        where TGradient : struct, IExampleGradient<TLanes>;
}
