using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Examples that count more or less: their losses and the gradients of these are multiplied by a weight. What has none is as if it were absent.</summary>
/// <param name="rows">How the examples lie in memory.</param>
/// <param name="weights">Their weights, which lie as examples with one value do.</param>
internal readonly struct WeightedRows<TRows, TLanes, T>(TRows rows, PinnedValues<T> weights) : IExamples<TLanes, T>
    where TRows : struct, IExamples<TLanes, T>
    where TLanes : unmanaged, IArithmetic<TLanes, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly TRows _rows = rows;
    private readonly PinnedValues<T> _weights = weights;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public TLanes Read(PinnedValues<T> values, int column, int width) => _rows.Read(values, column, width);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public TLanes Present(TLanes value) => _rows.Present(Weights.Times<TLanes, T>(value, _rows.Read(_weights, 0, 1)));
}
