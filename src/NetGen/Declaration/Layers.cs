using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <summary>
/// The layers, as the method with <see cref="LayersAttribute"/> writes them: each call is a layer with parameters of its own. <c>using static
/// NetGen.Layers;</c> brings them in. They are read by the compiler and never run: each throws.
/// </summary>
/// <remarks>
/// Sizes, rates and names have to be known to the compiler. A <c>name</c> is what a layer's tensors in files are called before the dot
/// (<c>stem.weight</c>), in letters, digits, dots, hyphens and underscores; without one it is the kind and a number, <c>dense1</c>, <c>dense2</c>.
/// </remarks>
public static partial class Layers
{
    /// <summary>A layer in which every unit sees every input, <c>activation(W x + b)</c>.</summary>
    /// <param name="input">A vector, or a sequence, of which every step is taken by itself.</param>
    /// <param name="units">The number of units, from 1 to 65,536.</param>
    /// <param name="activation">What is applied to the weighted sums.</param>
    /// <param name="bias">Whether a bias is added to them; the network's <see cref="NetworkAttribute.Bias"/> when not given.</param>
    /// <param name="initializer">How weights are drawn; the network's <see cref="NetworkAttribute.Initializer"/> when not given.</param>
    /// <param name="name">What its tensors in files are called.</param>
    /// <returns>A vector of <paramref name="units"/>, or a sequence of them.</returns>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    [SuppressMessage("ApiDesign", "RS0026", Justification = "Which is meant is told by a parameter that has to be given.")]
    public static Tensor Dense(
        Tensor input,
        int units,
        Activation activation = Activation.Identity,
        bool bias = true,
        Initializer initializer = Initializer.Auto,
        string? name = null) => throw NeverRun();

    /// <summary>The same with an activation of one's own.</summary>
    /// <param name="input">A vector, or a sequence, of which every step is taken by itself.</param>
    /// <param name="units">The number of units, from 1 to 65,536.</param>
    /// <param name="function">The name of a static method with <see cref="ElementwiseAttribute"/>, best as <c>nameof(...)</c>.</param>
    /// <param name="bias">Whether a bias is added; the network's <see cref="NetworkAttribute.Bias"/> when not given.</param>
    /// <param name="initializer">How weights are drawn; the network's <see cref="NetworkAttribute.Initializer"/> when not given.</param>
    /// <param name="name">What its tensors in files are called.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    [SuppressMessage("ApiDesign", "RS0026", Justification = "Which is meant is told by a parameter that has to be given.")]
    public static Tensor Dense(
        Tensor input, int units, string function, bool bias = true, Initializer initializer = Initializer.Auto, string? name = null) => throw NeverRun();

    /// <summary>
    /// While training, sets each value to zero with probability <paramref name="rate"/> and multiplies the others by <c>1 / (1 - rate)</c> (inverted
    /// dropout, Srivastava et al., 2014). Predictions and evaluations are not touched.
    /// </summary>
    /// <param name="input">Any shape.</param>
    /// <param name="rate">In [0, 1).</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Dropout(Tensor input, double rate, string? name = null) => throw NeverRun();

    /// <summary>An activation of its own.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="activation">What is applied.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    [SuppressMessage("ApiDesign", "RS0026", Justification = "Which is meant is told by a parameter that has to be given.")]
    public static Tensor Activate(Tensor input, Activation activation, string? name = null) => throw NeverRun();

    /// <summary>An activation of one's own.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="function">The name of a static method with <see cref="ElementwiseAttribute"/>, best as <c>nameof(...)</c>.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    [SuppressMessage("ApiDesign", "RS0026", Justification = "Which is meant is told by a parameter that has to be given.")]
    public static Tensor Activate(Tensor input, string function, string? name = null) => throw NeverRun();

    /// <summary>Tensors behind one another along their last axis: vectors become one vector, images of equal height and width get all channels.</summary>
    /// <param name="inputs">Two or more, written one by one.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Concat(params Tensor[] inputs) => throw NeverRun();

    /// <summary>The sum of two tensors of equal shape, or of one and a vector of its channels, <c>left + right</c>.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Add(Tensor left, Tensor right, string? name = null) => throw NeverRun();

    /// <summary>The difference of two tensors of equal shape, or of one and a vector of its channels, <c>left - right</c>.</summary>
    /// <param name="left">What is subtracted from.</param>
    /// <param name="right">What is subtracted.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Subtract(Tensor left, Tensor right, string? name = null) => throw NeverRun();

    /// <summary>The product, value by value, of two tensors of equal shape, or of one and a vector of its channels, <c>left * right</c>.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor Multiply(Tensor left, Tensor right, string? name = null) => throw NeverRun();

    internal static InvalidOperationException NeverRun() => new("A [Layers] method is read by the compiler, never run.");
}
