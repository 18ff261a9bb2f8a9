using System.ComponentModel;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>
/// A small network as the generator prints it: statements without loops, for one example with its neurons along the lanes of a vector, and for
/// as many examples as a vector of each width has lanes. Both once more for machines and runtimes that do not compile vectors.
/// </summary>
/// <remarks>Parameters lie as the network's layout says: rows of weights padded to multiples of four with zeros. Their gradients lie the same way.</remarks>
/// <typeparam name="T">The precision.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMicroProgram<T> : IMicroShape, IExampleLanes<Vector128<T>, T>, IExampleLanes<Vector256<T>, T>, IExampleLanes<Vector512<T>, T>, IExampleLanes<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Computes the output of one example.</summary>
    static abstract void Predict(PinnedValues<T> parameters, ReadOnlySpan<T> input, Span<T> output);

    /// <summary>Sets the gradients of the loss of one example, and returns the loss.</summary>
    static abstract T Train(PinnedValues<T> parameters, ReadOnlySpan<T> input, ReadOnlySpan<T> target, PinnedValues<T> gradient);

    /// <summary>The same as <see cref="Predict"/> without vectors.</summary>
    static abstract void PredictWithoutVectors(PinnedValues<T> parameters, ReadOnlySpan<T> input, Span<T> output);

    /// <summary>The same as <see cref="Train"/> without vectors.</summary>
    static abstract T TrainWithoutVectors(PinnedValues<T> parameters, ReadOnlySpan<T> input, ReadOnlySpan<T> target, PinnedValues<T> gradient);
}
