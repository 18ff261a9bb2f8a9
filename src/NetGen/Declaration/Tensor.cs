namespace NetGen;

/// <summary>
/// A value of a network in the method that its layers are read from (<see cref="LayersAttribute"/>): a vector, a sequence or an image per example. It is
/// only ever read by the compiler; nobody makes one, and its operators throw.
/// </summary>
public sealed class Tensor
{
    private Tensor()
    {
    }

    /// <summary>The sum of two tensors of equal shape, or of one and a vector of its channels.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor operator +(Tensor left, Tensor right) => throw Layers.NeverRun();

    /// <summary>A number added to every value.</summary>
    /// <param name="left">The values.</param>
    /// <param name="right">The number, which the compiler has to know.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor operator +(Tensor left, double right) => throw Layers.NeverRun();

    /// <summary>A number added to every value.</summary>
    /// <param name="left">The number, which the compiler has to know.</param>
    /// <param name="right">The values.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor operator +(double left, Tensor right) => throw Layers.NeverRun();

    /// <summary>The difference of two tensors of equal shape, or of one and a vector of its channels.</summary>
    /// <param name="left">What is subtracted from.</param>
    /// <param name="right">What is subtracted.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor operator -(Tensor left, Tensor right) => throw Layers.NeverRun();

    /// <summary>A number subtracted from every value.</summary>
    /// <param name="left">The values.</param>
    /// <param name="right">The number, which the compiler has to know.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor operator -(Tensor left, double right) => throw Layers.NeverRun();

    /// <summary>Every value subtracted from a number.</summary>
    /// <param name="left">The number, which the compiler has to know.</param>
    /// <param name="right">The values.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor operator -(double left, Tensor right) => throw Layers.NeverRun();

    /// <summary>Every value with the other sign.</summary>
    /// <param name="value">The values.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor operator -(Tensor value) => throw Layers.NeverRun();

    /// <summary>The product, value by value, of two tensors of equal shape, or of one and a vector of its channels.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor operator *(Tensor left, Tensor right) => throw Layers.NeverRun();

    /// <summary>Every value times a number.</summary>
    /// <param name="left">The values.</param>
    /// <param name="right">The number, which the compiler has to know.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor operator *(Tensor left, double right) => throw Layers.NeverRun();

    /// <summary>Every value times a number.</summary>
    /// <param name="left">The number, which the compiler has to know.</param>
    /// <param name="right">The values.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor operator *(double left, Tensor right) => throw Layers.NeverRun();

    /// <summary>Every value divided by a number, which is a product with its reciprocal.</summary>
    /// <param name="left">The values.</param>
    /// <param name="right">The number, which the compiler has to know, and which is not zero.</param>
    /// <exception cref="InvalidOperationException">Always: see <see cref="LayersAttribute"/>.</exception>
    public static Tensor operator /(Tensor left, double right) => throw Layers.NeverRun();
}
