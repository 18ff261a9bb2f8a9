namespace NetGen;

/// <content>The activations, one method for each: <c>ReLU(x)</c> is <c>Activate(x, Activation.ReLU)</c>.</content>
public static partial class Layers
{
    /// <summary><c>x</c>: the values as they are.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.Identity"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Identity(Tensor input, string? name = null) => throw NeverRun();

    /// <summary><c>1 / (1 + e^-x)</c>, in (0, 1).</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.Sigmoid"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Sigmoid(Tensor input, string? name = null) => throw NeverRun();

    /// <summary>The hyperbolic tangent, in (-1, 1).</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.Tanh"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Tanh(Tensor input, string? name = null) => throw NeverRun();

    /// <summary><c>max(0, x)</c>.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.ReLU"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor ReLU(Tensor input, string? name = null) => throw NeverRun();

    /// <summary><c>x</c> where positive, else <c>0.01 x</c>.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.LeakyReLU"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor LeakyReLU(Tensor input, string? name = null) => throw NeverRun();

    /// <summary><c>x</c> where positive, else <c>e^x - 1</c>.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.ELU"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor ELU(Tensor input, string? name = null) => throw NeverRun();

    /// <summary>The self-normalising <c>scale * x</c> where positive, else <c>scale * alpha * (e^x - 1)</c>.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.SELU"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor SELU(Tensor input, string? name = null) => throw NeverRun();

    /// <summary><c>x * P(X &lt;= x)</c> of the standard normal distribution.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.GELU"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor GELU(Tensor input, string? name = null) => throw NeverRun();

    /// <summary><c>x * sigmoid(x)</c>, also called swish.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.SiLU"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor SiLU(Tensor input, string? name = null) => throw NeverRun();

    /// <summary><c>log(1 + e^x)</c>, the smooth ReLU.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.Softplus"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Softplus(Tensor input, string? name = null) => throw NeverRun();

    /// <summary><c>x / (1 + |x|)</c>, in (-1, 1).</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.Softsign"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Softsign(Tensor input, string? name = null) => throw NeverRun();

    /// <summary><c>x / 6 + 1/2</c> clipped to [0, 1].</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.HardSigmoid"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor HardSigmoid(Tensor input, string? name = null) => throw NeverRun();

    /// <summary><c>x</c> clipped to [-1, 1].</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.HardTanh"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor HardTanh(Tensor input, string? name = null) => throw NeverRun();

    /// <summary><c>e^(-x^2)</c>, in (0, 1].</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.Gaussian"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Gaussian(Tensor input, string? name = null) => throw NeverRun();

    /// <summary><c>sin x</c>, in [-1, 1].</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.Sine"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Sine(Tensor input, string? name = null) => throw NeverRun();

    /// <summary>
    /// <c>e^x_i / sum_j e^x_j</c> along the last axis: probabilities of exclusive classes. Only as the last layer, together with
    /// <see cref="Loss.CrossEntropy"/>.
    /// </summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">What it is called.</param>
    /// <returns><see cref="Activation.Softmax"/> of every value.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Softmax(Tensor input, string? name = null) => throw NeverRun();
}
