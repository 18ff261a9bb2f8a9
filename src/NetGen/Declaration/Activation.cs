namespace NetGen;

/// <summary>
/// The function a layer applies to its weighted sums, element by element (<see cref="Softmax"/>: to all of them together).
/// Definitions and constants are PyTorch's defaults.
/// </summary>
public enum Activation
{
    /// <summary><c>x</c>: the weighted sum itself, for linear outputs.</summary>
    Identity,

    /// <summary><c>1 / (1 + e^-x)</c>, in (0, 1).</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent, in (-1, 1).</summary>
    Tanh,

    /// <summary><c>max(0, x)</c>, minus zero at minus zero; its derivative at 0 is 0.</summary>
    ReLU,

    /// <summary><c>x</c> where positive, else <c>0.01 x</c>; its derivative at 0 is 0.01.</summary>
    LeakyReLU,

    /// <summary><c>x</c> where positive, else <c>e^x - 1</c>; its derivative at 0 is 1.</summary>
    ELU,

    /// <summary>
    /// <c>scale * x</c> where positive, else <c>scale * alpha * (e^x - 1)</c>, with the self-normalising constants of
    /// Klambauer et al., 2017: scale 1.0507..., alpha 1.6732...; its derivative at 0 is <c>scale * alpha</c>.
    /// </summary>
    SELU,

    /// <summary><c>x * P(X &lt;= x)</c> of the standard normal distribution, exact (by the error function).</summary>
    GELU,

    /// <summary><c>x * sigmoid(x)</c>, also called swish.</summary>
    SiLU,

    /// <summary><c>log(1 + e^x)</c>, the smooth ReLU.</summary>
    Softplus,

    /// <summary><c>x / (1 + |x|)</c>, in (-1, 1).</summary>
    Softsign,

    /// <summary><c>x / 6 + 1/2</c> clipped to [0, 1]; its derivative at the two corners is 0.</summary>
    HardSigmoid,

    /// <summary><c>x</c> clipped to [-1, 1]; its derivative at the two corners is 0.</summary>
    HardTanh,

    /// <summary><c>e^(-x^2)</c>, in (0, 1].</summary>
    Gaussian,

    /// <summary><c>sin x</c>, in [-1, 1]; accurate to x = 39,000 in single and 1e7 in double precision.</summary>
    Sine,

    /// <summary>
    /// <c>e^x_i / sum_j e^x_j</c>: probabilities of exclusive classes, which sum to 1. Only for the last layer, together with
    /// <see cref="Loss.CrossEntropy"/>.
    /// </summary>
    Softmax,
}
