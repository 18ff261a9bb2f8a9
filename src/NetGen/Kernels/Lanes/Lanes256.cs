using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Lanes in registers of 256 bits.</summary>
/// <remarks>
/// Object initialisers, not constructors: each operator is then a single inlined call, and the compiler stops inlining at about 500 of them per method.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[Template("Lanes128", "256 => 128")]
[Template("Lanes512", "256 => 512", "Avx512F.VL => Avx512F")]
public unsafe struct Lanes256<T> : ILanes<Lanes256<T>, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private Vector256<T> _v;

    /// <summary>The lanes as a vector.</summary>
    public Vector256<T> Vector
    {
        [MethodImpl(Inline)]
        readonly get => _v;
        [MethodImpl(Inline)]
        init => _v = value;
    }

    /// <inheritdoc/>
    public static int Count { [MethodImpl(Inline)] get => Vector256<T>.Count; }

    /// <inheritdoc/>
    public static Lanes256<T> Zero { [MethodImpl(Inline)] get => new() { _v = Vector256<T>.Zero }; }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Constant(double value) => typeof(T) == typeof(float)
        ? new() { _v = Vector256.Create((float)value).As<float, T>() }
        : new() { _v = Vector256.Create(value).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Broadcast(T value) => new() { _v = Vector256.Create(value) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Load(T* source) => new() { _v = *(Vector256<T>*)source };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Load(ref readonly T source) => new() { _v = Vector256.LoadUnsafe(in source) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> LoadFirst(T* source, nint count) => typeof(T) == typeof(float)
        ? new() { _v = MaskedLoad.From((float*)source, FirstLanes(count)._v.AsSingle()).As<float, T>() }
        : new() { _v = MaskedLoad.From((double*)source, FirstLanes(count)._v.AsDouble()).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public readonly void Store(T* target) => *(Vector256<T>*)target = _v;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public readonly void Store(ref T target) => _v.StoreUnsafe(ref target);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> FirstLanes(nint count) => typeof(T) == typeof(float)
        ? new() { _v = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).As<int, T>() }
        : FirstOfDoubles(count);

    // Apart: the compiler looks up what a method calls also in its dead branches, and each new type of vectors takes the runtime most of a millisecond.
    [MethodImpl(Inline)]
    private static Lanes256<T> FirstOfDoubles(nint count)
        => new() { _v = Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).As<long, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator +(Lanes256<T> a, Lanes256<T> b) => new() { _v = a._v + b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator -(Lanes256<T> a, Lanes256<T> b) => new() { _v = a._v - b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator *(Lanes256<T> a, Lanes256<T> b) => new() { _v = a._v * b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator /(Lanes256<T> a, Lanes256<T> b) => new() { _v = a._v / b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> operator -(Lanes256<T> a) => new() { _v = -a._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> MultiplyAdd(Lanes256<T> a, Lanes256<T> b, Lanes256<T> c) => typeof(T) == typeof(float)
        ? new() { _v = Vector256.MultiplyAddEstimate(a._v.AsSingle(), b._v.AsSingle(), c._v.AsSingle()).As<float, T>() }
        : new() { _v = Vector256.MultiplyAddEstimate(a._v.AsDouble(), b._v.AsDouble(), c._v.AsDouble()).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> MultiplyAdd(Lanes256<T> a, T* b, Lanes256<T> c) => typeof(T) == typeof(float)
        ? new() { _v = Vector256.MultiplyAddEstimate(a._v.AsSingle(), *(Vector256<float>*)b, c._v.AsSingle()).As<float, T>() }
        : new() { _v = Vector256.MultiplyAddEstimate(a._v.AsDouble(), *(Vector256<double>*)b, c._v.AsDouble()).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Sqrt(Lanes256<T> a) => new() { _v = Vector256.Sqrt(a._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Abs(Lanes256<T> a) => new() { _v = Vector256.Abs(a._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Round(Lanes256<T> a) => typeof(T) == typeof(float)
        ? new() { _v = Vector256.Round(a._v.AsSingle()).As<float, T>() }
        : new() { _v = Vector256.Round(a._v.AsDouble()).As<double, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Min(Lanes256<T> a, Lanes256<T> b) => new() { _v = Vectors256.Min(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Max(Lanes256<T> a, Lanes256<T> b) => new() { _v = Vectors256.Max(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> GreaterThan(Lanes256<T> a, Lanes256<T> b) => new() { _v = Vector256.GreaterThan(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> LessThan(Lanes256<T> a, Lanes256<T> b) => new() { _v = Vector256.LessThan(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Equal(Lanes256<T> a, Lanes256<T> b) => new() { _v = Vector256.Equals(a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static bool AreLess(Lanes256<T> a, Lanes256<T> b) => Vector256.LessThanAll(a._v, b._v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Select(Lanes256<T> mask, Lanes256<T> a, Lanes256<T> b)
        => new() { _v = Vector256.ConditionalSelect(mask._v, a._v, b._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> ZeroBelow(T limit, Lanes256<T> a)
        => new() { _v = Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(a._v), Vector256.Create(limit)), Vector256<T>.Zero, a._v) };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> And(Lanes256<T> a, Lanes256<T> b) => new() { _v = a._v & b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Or(Lanes256<T> a, Lanes256<T> b) => new() { _v = a._v | b._v };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> SubtractBits(Lanes256<T> a, Lanes256<T> b) => typeof(T) == typeof(float)
        ? new() { _v = (a._v.AsInt32() - b._v.AsInt32()).As<int, T>() }
        : new() { _v = (a._v.AsInt64() - b._v.AsInt64()).As<long, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> ShiftLeft(Lanes256<T> a, int bits) => typeof(T) == typeof(float)
        ? new() { _v = (a._v.AsInt32() << bits).As<int, T>() }
        : new() { _v = (a._v.AsUInt64() << bits).As<ulong, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> ShiftRight(Lanes256<T> a, int bits) => typeof(T) == typeof(float)
        ? new() { _v = (a._v.AsInt32() >>> bits).As<int, T>() }
        : new() { _v = (a._v.AsUInt64() >> bits).As<ulong, T>() };

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Scale(Lanes256<T> a, Lanes256<T> power)
    {
        if (!Avx512F.VL.IsSupported) return PowersOfTwo<Lanes256<T>, T>.Scale(a, power);
        return typeof(T) == typeof(float)
            ? new() { _v = Avx512F.VL.Scale(a._v.AsSingle(), power._v.AsSingle()).As<float, T>() }
            : new() { _v = Avx512F.VL.Scale(a._v.AsDouble(), power._v.AsDouble()).As<double, T>() };
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Vector128<T> SumQuarters(Lanes256<T> a) => Fold.SumQuarters(a._v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Vector128<T> MaxQuarters(Lanes256<T> a) => Fold.MaxQuarters(a._v);
}
