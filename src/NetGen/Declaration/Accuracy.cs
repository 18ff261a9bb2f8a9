namespace NetGen;

/// <summary>How exactly exponentials and their kin are computed.</summary>
/// <remarks>
/// Both modes propagate NaN, never leave the range of the function, and give the same bits on every width of register and at every
/// number of threads. Losses and softmax are accurate in both.
/// </remarks>
public enum Accuracy
{
    /// <summary>To within a few units in the last place (ULP).</summary>
    /// <remarks>
    /// In <see cref="Precision.Single"/> the exponential is within 2 ULP, the hyperbolic tangent within 2 and the sigmoid within 4, for
    /// every argument; in <see cref="Precision.Double"/> each has a relative error of at most 1e-15. Where results are so small that
    /// they are denormal numbers, they are within one of these. Machines without fused multiply-add may have twice the error.
    /// </remarks>
    Accurate,

    /// <summary>Tanh and sigmoid as a quotient of two polynomials, with an absolute error of at most 4e-7.</summary>
    /// <remarks>
    /// <para>Concerns the activations <c>Tanh</c>, <c>Sigmoid</c> and <c>SiLU</c> (x times the sigmoid, so its error is up to 4e-7 |x|),
    /// and the derivative of <c>Softplus</c>; all others are as in <see cref="Accurate"/>. The tangent keeps its relative error near zero; a
    /// saturated one stays 2.8e-7 away from 1 and -1, and a saturated sigmoid 1.4e-7 away from 0 and 1, which is where small
    /// probabilities lose their digits.</para>
    /// <para>The error is the same in <see cref="Precision.Double"/>: choose it there only if seven digits of an activation are enough.</para>
    /// </remarks>
    Fast,
}
