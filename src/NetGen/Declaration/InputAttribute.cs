namespace NetGen;

/// <summary>
/// The shape of one example, beside <see cref="NetworkAttribute"/> without sizes. Values lie in memory as they are written here, the last dimension side by
/// side; examples back to back.
/// </summary>
/// <example>
/// <code>
/// [Network, Input(20, 3)]                // sequences of 20 steps with 3 features each
/// [Dense(8, Activation.Tanh)]            // every step by itself
/// [Flatten]
/// [Dense(2, Activation.Softmax)]
/// public partial class Gesture;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    private readonly int[] _shape;

    /// <summary>A vector; <c>[Network, Input(64)]</c> is the same as <c>[Network(64)]</c>.</summary>
    /// <param name="size">The number of values, from 1 to 65,536.</param>
    public InputAttribute(int size) => _shape = [size];

    /// <summary>A sequence.</summary>
    /// <param name="steps">The number of steps, from 1 to 65,536.</param>
    /// <param name="features">The values of one step, from 1 to 65,536.</param>
    public InputAttribute(int steps, int features) => _shape = [steps, features];

    /// <summary>An image, its channels side by side.</summary>
    /// <param name="height">The number of rows, from 1 to 65,536.</param>
    /// <param name="width">The number of columns, from 1 to 65,536.</param>
    /// <param name="channels">The values of one pixel, from 1 to 65,536.</param>
    public InputAttribute(int height, int width, int channels) => _shape = [height, width, channels];

    /// <summary>The sizes, from the outermost dimension to the last.</summary>
    public IReadOnlyList<int> Shape => _shape;
}
