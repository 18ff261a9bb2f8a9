namespace NetGen;

/// <summary>
/// How something of your own changes with every output of a network: where backpropagation starts in place of the declared loss. For softmax outputs
/// these are the gradients with respect to the probabilities.
/// </summary>
/// <remarks>They are taken as they are: no mean over the batch, no scale. Whatever is computed from them is the gradient of <c>sum values * outputs</c>.</remarks>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
/// <param name="values">A row of <c>OutputSize</c> gradients for each example, back to back.</param>
public readonly ref struct OutputGradient<T>(ReadOnlySpan<T> values)
{
    /// <summary>A row of <c>OutputSize</c> gradients for each example, back to back.</summary>
    public ReadOnlySpan<T> Values { get; } = values;
}
