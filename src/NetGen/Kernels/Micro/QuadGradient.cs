using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The gradient of up to four examples, which are the whole batch: adds up their lanes at once.</summary>
/// <param name="gradient">Receives the sums, in the layout of the parameters.</param>
internal readonly struct QuadGradient<TLanes, T>(PinnedValues<T> gradient) : IExampleGradient<TLanes>
    where TLanes : unmanaged, IQuad<TLanes, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly PinnedValues<T> _gradient = gradient;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, TLanes a) => Add(at, a, default, default, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, TLanes a, TLanes b) => Add(at, a, b, default, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, TLanes a, TLanes b, TLanes c) => Add(at, a, b, c, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, TLanes a, TLanes b, TLanes c, TLanes d) => TLanes.Store(_gradient, at, TLanes.SumEach(a, b, c, d));

    /// <inheritdoc/>
    public void Set(int input, TLanes value)
    {
    }
}
