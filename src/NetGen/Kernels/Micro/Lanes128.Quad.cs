using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>Four values in single precision; in the other precision these members mean nothing, and nobody asks.</content>
public partial struct Lanes128<T> : IQuad<Lanes128<T>, T>
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes128<T> IQuad<Lanes128<T>, T>.Create(T first, T second, T third, T fourth) => Unsafe.BitCast<Vector128<T>, Lanes128<T>>(Vector128.Create(
            Unsafe.BitCast<T, float>(first), Unsafe.BitCast<T, float>(second), Unsafe.BitCast<T, float>(third), Unsafe.BitCast<T, float>(fourth)).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static T IQuad<Lanes128<T>, T>.Scalar(Lanes128<T> a) => a._v.ToScalar();

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes128<T> IQuad<Lanes128<T>, T>.Lane(Lanes128<T> a, int lane) => Unsafe.BitCast<Vector128<T>, Lanes128<T>>(Quad.Every(a._v.AsSingle(), lane).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes128<T> IQuad<Lanes128<T>, T>.First(int count, Lanes128<T> a) => Unsafe.BitCast<Vector128<T>, Lanes128<T>>(Quad.First(count, a._v.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes128<T> IQuad<Lanes128<T>, T>.First(int count, Lanes128<T> a, Lanes128<T> others) => Unsafe.BitCast<Vector128<T>, Lanes128<T>>(Quad.First(count, a._v.AsSingle(), others._v.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static T IQuad<Lanes128<T>, T>.Sum(Lanes128<T> a) => Unsafe.BitCast<float, T>(Quad.Sum(a._v.AsSingle()));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes128<T> IQuad<Lanes128<T>, T>.Total(Lanes128<T> a) => Unsafe.BitCast<Vector128<T>, Lanes128<T>>(Quad.Total(a._v.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes128<T> IQuad<Lanes128<T>, T>.Largest(Lanes128<T> a) => Unsafe.BitCast<Vector128<T>, Lanes128<T>>(Quad.Largest(a._v.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes128<T> IQuad<Lanes128<T>, T>.SumEach(Lanes128<T> a, Lanes128<T> b, Lanes128<T> c, Lanes128<T> d) => Unsafe.BitCast<Vector128<T>, Lanes128<T>>(Quad.SumEach(a._v.AsSingle(), b._v.AsSingle(), c._v.AsSingle(), d._v.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes128<T> IQuad<Lanes128<T>, T>.Load(PinnedValues<T> values, int at) => Unsafe.BitCast<Vector128<T>, Lanes128<T>>(Vector128.LoadUnsafe(ref values[at]));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes128<T> IQuad<Lanes128<T>, T>.Load(ReadOnlySpan<T> values, int at) => Unsafe.BitCast<Vector128<T>, Lanes128<T>>(Vector128.LoadUnsafe(in MemoryMarshal.GetReference(values), (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static Lanes128<T> IQuad<Lanes128<T>, T>.Load(ReadOnlySpan<T> values, int at, int count) => Unsafe.BitCast<Vector128<T>, Lanes128<T>>(Quad.Load(ref Unsafe.As<T, float>(ref Unsafe.Add(ref MemoryMarshal.GetReference(values), at)), count).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static void IQuad<Lanes128<T>, T>.Store(PinnedValues<T> values, int at, Lanes128<T> value) => value._v.StoreUnsafe(ref values[at]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static void IQuad<Lanes128<T>, T>.Store(Span<T> values, int at, Lanes128<T> value) => value._v.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    static void IQuad<Lanes128<T>, T>.Store(Span<T> values, int at, int count, Lanes128<T> value) => Quad.Store(ref Unsafe.As<T, float>(ref Unsafe.Add(ref MemoryMarshal.GetReference(values), at)), count, value._v.AsSingle());
}
