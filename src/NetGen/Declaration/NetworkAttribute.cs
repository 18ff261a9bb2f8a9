namespace NetGen;

/// <summary>
/// Makes a partial class a neural network: the compiler writes its parameters, its prediction and its training.
/// <code>
/// [Network(3, 4, 1)]                     // 3 inputs, 4 hidden units, 1 output
/// public partial class Xor;
/// </code>
/// With one size, the layers follow as <see cref="DenseAttribute"/> and <see cref="DropoutAttribute"/> in source order.
/// </summary>
/// <param name="sizes">
/// The number of inputs, then the units of every layer, the last of which are the outputs: at least two sizes, each from 1 to 65,536.
/// Or the number of inputs alone, when layer attributes follow.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute(params int[] sizes) : Attribute
{
    /// <summary>The number of inputs, then the units of every layer.</summary>
    public int[] Sizes { get; } = sizes;

    /// <summary>The activation of every layer but the last; <see cref="Activation.Sigmoid"/> when not given.</summary>
    public Activation Hidden { get; set; } = Activation.Sigmoid;

    /// <summary>The activation of the last layer; <see cref="Activation.Sigmoid"/> when not given.</summary>
    public Activation Output { get; set; } = Activation.Sigmoid;

    /// <summary>What training makes small; <see cref="Loss.Auto"/> when not given.</summary>
    public Loss Loss { get; set; } = Loss.Auto;

    /// <summary>
    /// A loss of one's own, in the place of <see cref="Loss"/>: the name of a static method with <see cref="ElementwiseAttribute"/> that takes the output and the
    /// target of one unit, best as <c>nameof(...)</c>. It is a method of the class, of a base class, or of a type around it. The loss of an example is the sum over its
    /// outputs; backpropagation starts from the method's derivative.
    /// </summary>
    /// <example>
    /// <code>
    /// [Network(8, 16, 1, Output = Activation.Identity, LossFunction = nameof(Pinball))]
    /// public partial class Quantile
    /// {
    ///     [Elementwise]
    ///     static double Pinball(double output, double target) => target > output ? 0.9 * (target - output) : 0.1 * (output - target);
    /// }
    /// </code>
    /// </example>
    public string? LossFunction { get; set; }

    /// <summary>Whether layers add a bias to their weighted sums; true when not given.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The number type; <see cref="Precision.Single"/> when not given.</summary>
    public Precision Precision { get; set; } = Precision.Single;

    /// <summary>How weights are drawn; <see cref="Initializer.Auto"/> when not given.</summary>
    public Initializer Initializer { get; set; } = Initializer.Auto;

    /// <summary>How the losses of a batch become one number; <see cref="Reduction.Mean"/> when not given.</summary>
    public Reduction Reduction { get; set; } = Reduction.Mean;

    /// <summary>How exactly exponentials and their kin are computed; <see cref="Accuracy.Accurate"/> when not given.</summary>
    public Accuracy Accuracy { get; set; } = Accuracy.Accurate;
}
