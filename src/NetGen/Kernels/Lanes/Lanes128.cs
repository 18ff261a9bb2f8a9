using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Lanes in registers of 128 bits: 4 values of <see cref="float"/> or 2 of <see cref="double"/>.</summary>
/// <remarks>
/// The three widths are one text; a test compares the files. Object initialisers, not constructors: each operator is then a
/// single inlined call, and the compiler stops inlining at about 500 of them per method.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct Lanes128<T> : ILanes<Lanes128<T>, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private Vector128<T> _v;

    /// <summary>The lanes as a vector.</summary>
    public Vector128<T> Vector
    {
        [MethodImpl(Inline)]
        readonly get => _v;
        [MethodImpl(Inline)]
        init => _v = value;
    }

    /// <inheritdoc/>
    public static int Count { [MethodImpl(Inline)] get => Vector128<T>.Count; }

    /// <inheritdoc/>
    public static Lanes128<T> Zero { [MethodImpl(Inline)] get => new() { _v = Vector128<T>.Zero }; }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Constant(double value) => typeof(T) == typeof(float)
        ? new() { _v = Vector128.Create((float)value).As<float, T>() }
        : new() { _v = Vector128.Create(value).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Broadcast(T value) => new() { _v = Vector128.Create(value) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Load(T* source) => new() { _v = *(Vector128<T>*)source };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Load(ref readonly T source) => new() { _v = Vector128.LoadUnsafe(in source) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> LoadFirst(T* source, nint count) => typeof(T) == typeof(float)
        ? new() { _v = MaskedLoad.From((float*)source, FirstLanes(count)._v.AsSingle()).As<float, T>() }
        : new() { _v = MaskedLoad.From((double*)source, FirstLanes(count)._v.AsDouble()).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public readonly void Store(T* target) => *(Vector128<T>*)target = _v;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public readonly void Store(ref T target) => _v.StoreUnsafe(ref target);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> FirstLanes(nint count) => typeof(T) == typeof(float)
        ? new() { _v = Vector128.LessThan(Vector128<int>.Indices, Vector128.Create((int)count)).As<int, T>() }
        : FirstOfDoubles(count);

    // Apart: the compiler looks up what a method calls also in its dead branches, and each new type of vectors takes the runtime most of a millisecond.
    [MethodImpl(Inline)]
    private static Lanes128<T> FirstOfDoubles(nint count)
        => new() { _v = Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)count)).As<long, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator +(Lanes128<T> a, Lanes128<T> b) => new() { _v = a._v + b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator -(Lanes128<T> a, Lanes128<T> b) => new() { _v = a._v - b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator *(Lanes128<T> a, Lanes128<T> b) => new() { _v = a._v * b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator /(Lanes128<T> a, Lanes128<T> b) => new() { _v = a._v / b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> operator -(Lanes128<T> a) => new() { _v = -a._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> MultiplyAdd(Lanes128<T> a, Lanes128<T> b, Lanes128<T> c) => typeof(T) == typeof(float)
        ? new() { _v = Vector128.MultiplyAddEstimate(a._v.AsSingle(), b._v.AsSingle(), c._v.AsSingle()).As<float, T>() }
        : new() { _v = Vector128.MultiplyAddEstimate(a._v.AsDouble(), b._v.AsDouble(), c._v.AsDouble()).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> MultiplyAdd(Lanes128<T> a, T* b, Lanes128<T> c) => typeof(T) == typeof(float)
        ? new() { _v = Vector128.MultiplyAddEstimate(a._v.AsSingle(), *(Vector128<float>*)b, c._v.AsSingle()).As<float, T>() }
        : new() { _v = Vector128.MultiplyAddEstimate(a._v.AsDouble(), *(Vector128<double>*)b, c._v.AsDouble()).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Sqrt(Lanes128<T> a) => new() { _v = Vector128.Sqrt(a._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Abs(Lanes128<T> a) => new() { _v = Vector128.Abs(a._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Round(Lanes128<T> a) => typeof(T) == typeof(float)
        ? new() { _v = Vector128.Round(a._v.AsSingle()).As<float, T>() }
        : new() { _v = Vector128.Round(a._v.AsDouble()).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Min(Lanes128<T> a, Lanes128<T> b) => new() { _v = Vectors128.Min(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Max(Lanes128<T> a, Lanes128<T> b) => new() { _v = Vectors128.Max(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> GreaterThan(Lanes128<T> a, Lanes128<T> b) => new() { _v = Vector128.GreaterThan(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> LessThan(Lanes128<T> a, Lanes128<T> b) => new() { _v = Vector128.LessThan(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Equal(Lanes128<T> a, Lanes128<T> b) => new() { _v = Vector128.Equals(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Select(Lanes128<T> mask, Lanes128<T> a, Lanes128<T> b)
        => new() { _v = Vector128.ConditionalSelect(mask._v, a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> ZeroBelow(T limit, Lanes128<T> a)
        => new() { _v = Vector128.ConditionalSelect(Vector128.LessThan(Vector128.Abs(a._v), Vector128.Create(limit)), Vector128<T>.Zero, a._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> And(Lanes128<T> a, Lanes128<T> b) => new() { _v = a._v & b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Or(Lanes128<T> a, Lanes128<T> b) => new() { _v = a._v | b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> SubtractBits(Lanes128<T> a, Lanes128<T> b) => typeof(T) == typeof(float)
        ? new() { _v = (a._v.AsInt32() - b._v.AsInt32()).As<int, T>() }
        : new() { _v = (a._v.AsInt64() - b._v.AsInt64()).As<long, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> ShiftLeft(Lanes128<T> a, int bits) => typeof(T) == typeof(float)
        ? new() { _v = (a._v.AsInt32() << bits).As<int, T>() }
        : new() { _v = (a._v.AsUInt64() << bits).As<ulong, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> ShiftRight(Lanes128<T> a, int bits) => typeof(T) == typeof(float)
        ? new() { _v = (a._v.AsInt32() >>> bits).As<int, T>() }
        : new() { _v = (a._v.AsUInt64() >> bits).As<ulong, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Scale(Lanes128<T> a, Lanes128<T> power)
    {
        if (!Avx512F.VL.IsSupported) return PowersOfTwo<Lanes128<T>, T>.Scale(a, power);
        return typeof(T) == typeof(float)
            ? new() { _v = Avx512F.VL.Scale(a._v.AsSingle(), power._v.AsSingle()).As<float, T>() }
            : new() { _v = Avx512F.VL.Scale(a._v.AsDouble(), power._v.AsDouble()).As<double, T>() };
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Vector128<T> SumQuarters(Lanes128<T> a) => Fold.SumQuarters(a._v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Vector128<T> MaxQuarters(Lanes128<T> a) => Fold.MaxQuarters(a._v);
}
