using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Lanes in registers of 512 bits: 16 values of <see cref="float"/> or 8 of <see cref="double"/>.</summary>
/// <remarks>
/// The three widths are one text; a test compares the files. Object initialisers, not constructors: each operator is then a
/// single inlined call, and the compiler stops inlining at about 500 of them per method.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct Lanes512<T> : ILanes<Lanes512<T>, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private Vector512<T> _v;

    /// <summary>The lanes as a vector.</summary>
    public Vector512<T> Vector
    {
        [MethodImpl(Inline)]
        readonly get => _v;
        [MethodImpl(Inline)]
        init => _v = value;
    }

    /// <inheritdoc/>
    public static int Count { [MethodImpl(Inline)] get => Vector512<T>.Count; }

    /// <inheritdoc/>
    public static Lanes512<T> Zero { [MethodImpl(Inline)] get => new() { _v = Vector512<T>.Zero }; }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Constant(double value) => typeof(T) == typeof(float)
        ? new() { _v = Vector512.Create((float)value).As<float, T>() }
        : new() { _v = Vector512.Create(value).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Broadcast(T value) => new() { _v = Vector512.Create(value) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Load(T* source) => new() { _v = *(Vector512<T>*)source };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Load(ref readonly T source) => new() { _v = Vector512.LoadUnsafe(in source) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> LoadFirst(T* source, nint count) => typeof(T) == typeof(float)
        ? new() { _v = MaskedLoad.From((float*)source, FirstLanes(count)._v.AsSingle()).As<float, T>() }
        : new() { _v = MaskedLoad.From((double*)source, FirstLanes(count)._v.AsDouble()).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public readonly void Store(T* target) => *(Vector512<T>*)target = _v;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public readonly void Store(ref T target) => _v.StoreUnsafe(ref target);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> FirstLanes(nint count) => typeof(T) == typeof(float)
        ? new() { _v = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).As<int, T>() }
        : FirstOfDoubles(count);

    // Apart: the compiler looks up what a method calls also in its dead branches, and each new type of vectors takes the runtime most of a millisecond.
    [MethodImpl(Inline)]
    private static Lanes512<T> FirstOfDoubles(nint count)
        => new() { _v = Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator +(Lanes512<T> a, Lanes512<T> b) => new() { _v = a._v + b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator -(Lanes512<T> a, Lanes512<T> b) => new() { _v = a._v - b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator *(Lanes512<T> a, Lanes512<T> b) => new() { _v = a._v * b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator /(Lanes512<T> a, Lanes512<T> b) => new() { _v = a._v / b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> operator -(Lanes512<T> a) => new() { _v = -a._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> MultiplyAdd(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) => typeof(T) == typeof(float)
        ? new() { _v = Vector512.MultiplyAddEstimate(a._v.AsSingle(), b._v.AsSingle(), c._v.AsSingle()).As<float, T>() }
        : new() { _v = Vector512.MultiplyAddEstimate(a._v.AsDouble(), b._v.AsDouble(), c._v.AsDouble()).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> MultiplyAdd(Lanes512<T> a, T* b, Lanes512<T> c) => typeof(T) == typeof(float)
        ? new() { _v = Vector512.MultiplyAddEstimate(a._v.AsSingle(), *(Vector512<float>*)b, c._v.AsSingle()).As<float, T>() }
        : new() { _v = Vector512.MultiplyAddEstimate(a._v.AsDouble(), *(Vector512<double>*)b, c._v.AsDouble()).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Sqrt(Lanes512<T> a) => new() { _v = Vector512.Sqrt(a._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Abs(Lanes512<T> a) => new() { _v = Vector512.Abs(a._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Round(Lanes512<T> a) => typeof(T) == typeof(float)
        ? new() { _v = Vector512.Round(a._v.AsSingle()).As<float, T>() }
        : new() { _v = Vector512.Round(a._v.AsDouble()).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Min(Lanes512<T> a, Lanes512<T> b) => new() { _v = Vectors512.Min(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Max(Lanes512<T> a, Lanes512<T> b) => new() { _v = Vectors512.Max(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> GreaterThan(Lanes512<T> a, Lanes512<T> b) => new() { _v = Vector512.GreaterThan(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> LessThan(Lanes512<T> a, Lanes512<T> b) => new() { _v = Vector512.LessThan(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Equal(Lanes512<T> a, Lanes512<T> b) => new() { _v = Vector512.Equals(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Select(Lanes512<T> mask, Lanes512<T> a, Lanes512<T> b)
        => new() { _v = Vector512.ConditionalSelect(mask._v, a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> ZeroBelow(T limit, Lanes512<T> a)
        => new() { _v = Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(a._v), Vector512.Create(limit)), Vector512<T>.Zero, a._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> And(Lanes512<T> a, Lanes512<T> b) => new() { _v = a._v & b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Or(Lanes512<T> a, Lanes512<T> b) => new() { _v = a._v | b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> SubtractBits(Lanes512<T> a, Lanes512<T> b) => typeof(T) == typeof(float)
        ? new() { _v = (a._v.AsInt32() - b._v.AsInt32()).As<int, T>() }
        : new() { _v = (a._v.AsInt64() - b._v.AsInt64()).As<long, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> ShiftLeft(Lanes512<T> a, int bits) => typeof(T) == typeof(float)
        ? new() { _v = (a._v.AsInt32() << bits).As<int, T>() }
        : new() { _v = (a._v.AsUInt64() << bits).As<ulong, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> ShiftRight(Lanes512<T> a, int bits) => typeof(T) == typeof(float)
        ? new() { _v = (a._v.AsInt32() >>> bits).As<int, T>() }
        : new() { _v = (a._v.AsUInt64() >> bits).As<ulong, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Scale(Lanes512<T> a, Lanes512<T> power)
    {
        if (!Avx512F.IsSupported) return PowersOfTwo<Lanes512<T>, T>.Scale(a, power);
        return typeof(T) == typeof(float)
            ? new() { _v = Avx512F.Scale(a._v.AsSingle(), power._v.AsSingle()).As<float, T>() }
            : new() { _v = Avx512F.Scale(a._v.AsDouble(), power._v.AsDouble()).As<double, T>() };
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Vector128<T> SumQuarters(Lanes512<T> a) => Fold.SumQuarters(a._v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Vector128<T> MaxQuarters(Lanes512<T> a) => Fold.MaxQuarters(a._v);
}
