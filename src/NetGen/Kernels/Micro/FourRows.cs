using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Four examples, back to back as users give them.</summary>
internal readonly struct FourRows<TLanes, T> : IExamples<TLanes, T>
    where TLanes : unmanaged, IQuad<TLanes, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public TLanes Read(PinnedValues<T> values, int column, int width) => width == 1
        ? TLanes.Load(values, column)
        : TLanes.Create(values[column], values[column + width], values[column + 2 * width], values[column + 3 * width]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public TLanes Present(TLanes value) => value;
}
