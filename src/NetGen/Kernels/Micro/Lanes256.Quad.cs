using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>Four values in double precision; in the other precision these members mean nothing, and nobody asks.</content>
public partial struct Lanes256<T> : IQuad<Lanes256<T>, T>
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes256<T> IQuad<Lanes256<T>, T>.Create(T first, T second, T third, T fourth) => Unsafe.BitCast<Vector256<T>, Lanes256<T>>(Vector256.Create(
            Unsafe.BitCast<T, double>(first), Unsafe.BitCast<T, double>(second), Unsafe.BitCast<T, double>(third), Unsafe.BitCast<T, double>(fourth)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static T IQuad<Lanes256<T>, T>.Scalar(Lanes256<T> a) => a._v.ToScalar();

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes256<T> IQuad<Lanes256<T>, T>.Lane(Lanes256<T> a, int lane) => Unsafe.BitCast<Vector256<T>, Lanes256<T>>(Quad.Every(a._v.AsDouble(), lane).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes256<T> IQuad<Lanes256<T>, T>.First(int count, Lanes256<T> a) => Unsafe.BitCast<Vector256<T>, Lanes256<T>>(Quad.First(count, a._v.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes256<T> IQuad<Lanes256<T>, T>.First(int count, Lanes256<T> a, Lanes256<T> others) => Unsafe.BitCast<Vector256<T>, Lanes256<T>>(Quad.First(count, a._v.AsDouble(), others._v.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static T IQuad<Lanes256<T>, T>.Sum(Lanes256<T> a) => Unsafe.BitCast<double, T>(Quad.Sum(a._v.AsDouble()));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes256<T> IQuad<Lanes256<T>, T>.Total(Lanes256<T> a) => Unsafe.BitCast<Vector256<T>, Lanes256<T>>(Quad.Total(a._v.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes256<T> IQuad<Lanes256<T>, T>.Largest(Lanes256<T> a) => Unsafe.BitCast<Vector256<T>, Lanes256<T>>(Quad.Largest(a._v.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes256<T> IQuad<Lanes256<T>, T>.SumEach(Lanes256<T> a, Lanes256<T> b, Lanes256<T> c, Lanes256<T> d) => Unsafe.BitCast<Vector256<T>, Lanes256<T>>(Quad.SumEach(a._v.AsDouble(), b._v.AsDouble(), c._v.AsDouble(), d._v.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes256<T> IQuad<Lanes256<T>, T>.Load(PinnedValues<T> values, int at) => Unsafe.BitCast<Vector256<T>, Lanes256<T>>(Vector256.LoadUnsafe(ref values[at]));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes256<T> IQuad<Lanes256<T>, T>.Load(ReadOnlySpan<T> values, int at) => Unsafe.BitCast<Vector256<T>, Lanes256<T>>(Vector256.LoadUnsafe(in MemoryMarshal.GetReference(values), (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes256<T> IQuad<Lanes256<T>, T>.Load(ReadOnlySpan<T> values, int at, int count) => Unsafe.BitCast<Vector256<T>, Lanes256<T>>(Quad.Load(ref Unsafe.As<T, double>(ref Unsafe.Add(ref MemoryMarshal.GetReference(values), at)), count).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static void IQuad<Lanes256<T>, T>.Store(PinnedValues<T> values, int at, Lanes256<T> value) => value._v.StoreUnsafe(ref values[at]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static void IQuad<Lanes256<T>, T>.Store(Span<T> values, int at, Lanes256<T> value) => value._v.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static void IQuad<Lanes256<T>, T>.Store(Span<T> values, int at, int count, Lanes256<T> value) => Quad.Store(ref Unsafe.As<T, double>(ref Unsafe.Add(ref MemoryMarshal.GetReference(values), at)), count, value._v.AsDouble());
}
