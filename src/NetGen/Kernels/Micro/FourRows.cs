using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Four examples, back to back as users give them.</summary>
internal readonly struct FourRows<V, T> : IExamples<V, T>
    where V : unmanaged, IQuad<V, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public V Read(PinnedValues<T> values, int column, int width) => width == 1
        ? V.Load(values, column)
        : V.Create(values[column], values[column + width], values[column + 2 * width], values[column + 3 * width]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public V Present(V value) => value;
}
