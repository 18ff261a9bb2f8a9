using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Examples that count more or less: their losses and the gradients of these are multiplied by a weight. What has none is as if it were absent.</summary>
/// <param name="rows">How the examples lie in memory.</param>
/// <param name="weights">Their weights, which lie as examples with one value do.</param>
internal readonly struct WeightedRows<TRows, TVector, T>(TRows rows, PinnedValues<T> weights) : IRows<TVector, T>
    where TRows : struct, IRows<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly TRows _rows = rows;
    private readonly PinnedValues<T> _weights = weights;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public TVector Read(PinnedValues<T> values, int column, int width) => _rows.Read(values, column, width);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Write(PinnedValues<T> values, int column, int width, TVector value) => _rows.Write(values, column, width, value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public TVector Present(TVector value) => _rows.Present(VectorMemory<TVector, T>.Times(value, _rows.Read(_weights, 0, 1)));
}
