using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>One to four examples, back to back as users give them.</summary>
/// <param name="count">How many.</param>
internal readonly struct FewRows<TLanes, T>(int count) : IExamples<TLanes, T>
    where TLanes : unmanaged, IQuad<TLanes, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly int _last = count - 1;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public TLanes Read(PinnedValues<T> values, int column, int width)
    {
        nint second = Math.Min(1, _last) * width, third = Math.Min(2, _last) * width, fourth = Math.Min(3, _last) * width;
        return TLanes.Create(values[column], values[column + second], values[column + third], values[column + fourth]);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public TLanes Present(TLanes value) => TLanes.First(_last + 1, value);
}
