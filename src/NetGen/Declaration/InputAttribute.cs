namespace NetGen;

/// <summary>
/// The shape of one example: a vector, a sequence or an image. Stands on the parameter of the method with <see cref="LayersAttribute"/>, or beside
/// <see cref="NetworkAttribute"/> without sizes.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>A vector.</summary>
    /// <param name="size">The number of values, from 1 to 65,536.</param>
    public InputAttribute(int size) => Shape = [size];

    /// <summary>A sequence, step by step.</summary>
    /// <param name="steps">The number of steps.</param>
    /// <param name="features">The number of values in each.</param>
    public InputAttribute(int steps, int features) => Shape = [steps, features];

    /// <summary>An image, row by row from the top, the channels of a pixel side by side.</summary>
    /// <param name="height">The number of rows.</param>
    /// <param name="width">The number of pixels in a row.</param>
    /// <param name="channels">The number of values of each pixel.</param>
    public InputAttribute(int height, int width, int channels) => Shape = [height, width, channels];

    /// <summary>The sizes, from the outermost dimension to the last, whose values lie side by side.</summary>
    public IReadOnlyList<int> Shape { get; }
}
