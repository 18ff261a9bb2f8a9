namespace NetGen;

/// <summary>
/// How the weights of a layer with <c>in</c> inputs and <c>out</c> units are drawn. Uniform means <c>limit * (2u - 1)</c>, normal means
/// <c>std</c> times a standard normal value, both from <see cref="Mt19937"/>. Biases start at zero, but for <see cref="FanInUniform"/>.
/// </summary>
public enum Initializer
{
    /// <summary>
    /// Follows the layer's activation: <see cref="FanInUniform"/> for ReLU, LeakyReLU, ELU, GELU, SiLU, Softplus and Identity,
    /// <see cref="LeCunNormal"/> for SELU, <see cref="GlorotUniform"/> for all others.
    /// </summary>
    Auto = 0,

    /// <summary>Limit <c>sqrt(6 / (in + out))</c> (Glorot and Bengio, 2010).</summary>
    GlorotUniform,

    /// <summary>Standard deviation <c>sqrt(2 / (in + out))</c> (Glorot and Bengio, 2010).</summary>
    GlorotNormal,

    /// <summary>Limit <c>sqrt(6 / in)</c> (He et al., 2015).</summary>
    HeUniform,

    /// <summary>Standard deviation <c>sqrt(2 / in)</c> (He et al., 2015).</summary>
    HeNormal,

    /// <summary>Limit <c>sqrt(3 / in)</c> (LeCun et al., 1998).</summary>
    LeCunUniform,

    /// <summary>Standard deviation <c>sqrt(1 / in)</c> (LeCun et al., 1998).</summary>
    LeCunNormal,

    /// <summary>Limit 1: <c>2u - 1</c>, whatever the layer's size.</summary>
    SymmetricUniform,

    /// <summary>All zero. Hidden units that start equal stay equal, so this suits only networks without a hidden layer.</summary>
    Zeros,

    /// <summary>Limit <c>1 / sqrt(in)</c>, for the weights and then for the biases: the distribution that PyTorch's layers start from.</summary>
    FanInUniform,

    /// <summary>Standard deviation 1, whatever the layer's size: what embeddings start from.</summary>
    StandardNormal,
}
