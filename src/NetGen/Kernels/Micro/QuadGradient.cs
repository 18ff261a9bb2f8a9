using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The gradient of up to four examples, which are the whole batch: adds up their lanes at once.</summary>
/// <param name="gradient">Receives the sums, in the layout of the parameters.</param>
internal readonly struct QuadGradient<V, T>(PinnedValues<T> gradient) : IExampleGradient<V>
    where V : unmanaged, IQuad<V, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly PinnedValues<T> _gradient = gradient;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, V a) => Add(at, a, default, default, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, V a, V b) => Add(at, a, b, default, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, V a, V b, V c) => Add(at, a, b, c, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, V a, V b, V c, V d) => V.Store(_gradient, at, V.SumEach(a, b, c, d));

    /// <inheritdoc/>
    public void Set(int input, V value)
    {
    }
}
