namespace NetGen;

/// <content>Shapes, tables and normalisation.</content>
public static partial class Layers
{
    /// <summary>One vector of all values, in the order in which they lie in memory.</summary>
    /// <param name="input">Any shape of at most 65,536 values.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Flatten(Tensor input, string? name = null) => throw NeverRun();

    /// <summary>A learned vector for every token.</summary>
    /// <param name="input">Tokens: an input with <see cref="InputAttribute.Classes"/>.</param>
    /// <param name="size">The values of one vector, from 1 to 65,536.</param>
    /// <param name="name">What its tensors in files are called.</param>
    /// <returns>A sequence with one vector for each token.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Embedding(Tensor input, int size, string? name = null) => throw NeverRun();

    /// <summary>ReLU with a learned slope per unit or channel for negative values, see <see cref="PReLUAttribute"/>.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What its tensors in files are called.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor PReLU(Tensor input, string? name = null) => throw NeverRun();

    /// <summary>Normalisation along the last dimension, see <see cref="LayerNormAttribute"/>.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What its tensors in files are called.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor LayerNorm(Tensor input, string? name = null) => throw NeverRun();

    /// <summary>Normalisation of every unit or channel over the batch, see <see cref="BatchNormAttribute"/>.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What its tensors in files are called.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor BatchNorm(Tensor input, string? name = null) => throw NeverRun();
}
