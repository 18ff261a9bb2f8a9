using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace NetGen.Kernels;

/// <summary>What the dropout masks of one training step are made from, together with layer, example and unit.</summary>
/// <remarks>A mask is a hash of these numbers, not the state of a generator: width, threads and resuming cannot change it.</remarks>
/// <param name="Seed">The seed of the training run.</param>
/// <param name="Step">The number of the step.</param>
/// <param name="Enabled">Whether anything is dropped at all.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Naming", "CA1711", Justification = "A stream of random numbers, as the literature calls it.")]
public readonly record struct DropoutStream(long Seed, long Step, bool Enabled)
{
    /// <summary>The number in its batch of the first example that the masks are for: more than 0 where several threads share a batch.</summary>
    public nint FirstExample { get; init; }

    /// <summary>The same where every example has several rows, whose masks are counted through.</summary>
    public DropoutStream OfRows(int rows) => this with { FirstExample = FirstExample * rows };

    /// <summary>No dropout: for prediction, evaluation and the gradient of the network as it is.</summary>
    public static DropoutStream None => default;
}
