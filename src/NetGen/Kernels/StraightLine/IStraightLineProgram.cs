namespace NetGen.Kernels;

/// <summary>A small network as the generator prints it: straight-line code for four examples at once, without a loop.</summary>
/// <remarks>
/// Spans begin at the first of the rows meant; inputs, targets and outputs are rows back to back, parameters and gradient lie
/// as the network's layout says, padding included.
/// </remarks>
/// <typeparam name="T">The precision.</typeparam>
public interface IStraightLineProgram<T>
    where T : unmanaged
{
    /// <summary>Computes the outputs of the rows.</summary>
    static abstract void Predict<TRows>(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, Span<T> outputs, TRows rows)
        where TRows : struct, IRows;

    /// <summary>Computes the outputs of the rows and returns the sum of their losses.</summary>
    static abstract T Evaluate<TRows>(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> outputs, TRows rows)
        where TRows : struct, IRows;

    /// <summary>Adds the gradient of the rows' losses, times the scale, to the gradient and returns the sum of the losses, not scaled.</summary>
    static abstract T Gradient<TRows>(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient, T scale, TRows rows)
        where TRows : struct, IRows;
}
