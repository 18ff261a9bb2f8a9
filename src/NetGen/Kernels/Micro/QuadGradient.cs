using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Gradients of up to four examples, which are the whole batch: 128 bits in single precision, 256 in double. Adds up their lanes at once.</summary>
/// <param name="gradient">Receives the sums, in the layout of the parameters.</param>
internal readonly struct QuadGradient<T>(PinnedValues<T> gradient) : IExampleGradient<Vector128<T>>, IExampleGradient<Vector256<T>>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly PinnedValues<T> _gradient = gradient;

    /// <inheritdoc/>
    public bool AreWanted { [MethodImpl(Inline)] get => true; }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, Vector128<T> a) => Add(at, a, default, default, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, Vector128<T> a, Vector128<T> b) => Add(at, a, b, default, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, Vector128<T> a, Vector128<T> b, Vector128<T> c) => Add(at, a, b, c, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, Vector128<T> a, Vector128<T> b, Vector128<T> c, Vector128<T> d)
        => Quad.SumEach(a.AsSingle(), b.AsSingle(), c.AsSingle(), d.AsSingle()).As<float, T>().StoreUnsafe(ref _gradient[at]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, Vector256<T> a) => Add(at, a, default, default, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, Vector256<T> a, Vector256<T> b) => Add(at, a, b, default, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, Vector256<T> a, Vector256<T> b, Vector256<T> c) => Add(at, a, b, c, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, Vector256<T> a, Vector256<T> b, Vector256<T> c, Vector256<T> d)
        => Quad.SumEach(a.AsDouble(), b.AsDouble(), c.AsDouble(), d.AsDouble()).As<double, T>().StoreUnsafe(ref _gradient[at]);
}
