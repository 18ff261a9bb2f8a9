using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>A single value in place of a register, for machines and runtimes that do not compile vectors.</summary>
/// <remarks>
/// Sums keep their order: 64 bytes of partial sums, which kernels take one value after the other. In the last bits it is what the other widths are, fused
/// where the machine has fused instructions. The field is never named, only the bits of the whole are cast: an interpreter takes the struct for its
/// value then, and for something in memory otherwise, three times slower.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal unsafe struct Lanes1<T> : ILanes<Lanes1<T>, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

#pragma warning disable CS0169 // It is what is cast.
    private readonly T _value;
#pragma warning restore CS0169

    /// <summary>The value.</summary>
    public readonly T Value { [MethodImpl(Inline)] get => Unsafe.BitCast<Lanes1<T>, T>(this); }

    /// <inheritdoc/>
    public static int Count { [MethodImpl(Inline)] get => 1; }

    /// <inheritdoc/>
    public static Lanes1<T> Zero { [MethodImpl(Inline)] get => default; }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Constant(double value) => typeof(T) == typeof(float) ? Of((float)value) : Of(value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Broadcast(T value) => Unsafe.BitCast<T, Lanes1<T>>(value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Load(T* source) => *(Lanes1<T>*)source;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Load(ref readonly T source) => Unsafe.As<T, Lanes1<T>>(ref Unsafe.AsRef(in source));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> LoadFirst(T* source, nint count) => count > 0 ? Load(source) : default;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public readonly void Store(T* target) => *(Lanes1<T>*)target = this;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public readonly void Store(ref T target) => Unsafe.As<T, Lanes1<T>>(ref target) = this;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> FirstLanes(nint count) => Mask(count > 0);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> operator +(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? Of(Single(a) + Single(b)) : Of(Double(a) + Double(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> operator -(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? Of(Single(a) - Single(b)) : Of(Double(a) - Double(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> operator *(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? Of(Single(a) * Single(b)) : Of(Double(a) * Double(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> operator /(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? Of(Single(a) / Single(b)) : Of(Double(a) / Double(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> operator -(Lanes1<T> a) => typeof(T) == typeof(float) ? Of(-Single(a)) : Of(-Double(a));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> MultiplyAdd(Lanes1<T> a, Lanes1<T> b, Lanes1<T> c) => typeof(T) == typeof(float)
        ? Of(float.MultiplyAddEstimate(Single(a), Single(b), Single(c)))
        : Of(double.MultiplyAddEstimate(Double(a), Double(b), Double(c)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> MultiplyAdd(Lanes1<T> a, T* b, Lanes1<T> c) => typeof(T) == typeof(float)
        ? Of(float.MultiplyAddEstimate(Single(a), *(float*)b, Single(c)))
        : Of(double.MultiplyAddEstimate(Double(a), *(double*)b, Double(c)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Sqrt(Lanes1<T> a) => typeof(T) == typeof(float) ? Of(MathF.Sqrt(Single(a))) : Of(Math.Sqrt(Double(a)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Abs(Lanes1<T> a) => typeof(T) == typeof(float) ? Of(MathF.Abs(Single(a))) : Of(Math.Abs(Double(a)));

    /// <inheritdoc/>
    /// <remarks>Numbers of 2^(mantissa bits) and more are whole; adding that to a smaller one rounds it. The library's function is an instruction only where vectors are.</remarks>
    [MethodImpl(Inline)]
    public static Lanes1<T> Round(Lanes1<T> a)
    {
        Lanes1<T> whole = Constant(typeof(T) == typeof(float) ? 8388608.0 : 4503599627370496.0), size = Abs(a);
        Lanes1<T> sign = And(a, Constant(-0.0)), rounded = Or((size + whole) - whole, sign);
        return Select(LessThan(size, whole), rounded, a);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Min(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? (Single(a) < Single(b) ? a : b) : Double(a) < Double(b) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Max(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? (Single(a) > Single(b) ? a : b) : Double(a) > Double(b) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> GreaterThan(Lanes1<T> a, Lanes1<T> b) => Mask(typeof(T) == typeof(float) ? Single(a) > Single(b) : Double(a) > Double(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> LessThan(Lanes1<T> a, Lanes1<T> b) => Mask(typeof(T) == typeof(float) ? Single(a) < Single(b) : Double(a) < Double(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Equal(Lanes1<T> a, Lanes1<T> b) => Mask(typeof(T) == typeof(float) ? Single(a) == Single(b) : Double(a) == Double(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static bool AreLess(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? Single(a) < Single(b) : Double(a) < Double(b);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Select(Lanes1<T> mask, Lanes1<T> a, Lanes1<T> b) => (typeof(T) == typeof(float) ? Int32(mask) : Int64(mask)) != 0 ? a : b;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> ZeroBelow(T limit, Lanes1<T> a) => Select(LessThan(Abs(a), Broadcast(limit)), default, a);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> And(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? OfBits(Int32(a) & Int32(b)) : OfBits(Int64(a) & Int64(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Or(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? OfBits(Int32(a) | Int32(b)) : OfBits(Int64(a) | Int64(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> SubtractBits(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? OfBits(Int32(a) - Int32(b)) : OfBits(Int64(a) - Int64(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> ShiftLeft(Lanes1<T> a, int bits) => typeof(T) == typeof(float) ? OfBits(Int32(a) << bits) : OfBits(Int64(a) << bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> ShiftRight(Lanes1<T> a, int bits) => typeof(T) == typeof(float) ? OfBits(Int32(a) >>> bits) : OfBits(Int64(a) >>> bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Scale(Lanes1<T> a, Lanes1<T> power) => PowersOfTwo<Lanes1<T>, T>.Scale(a, power);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Vector128<T> SumQuarters(Lanes1<T> a) => Vector128.CreateScalar(a.Value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Vector128<T> MaxQuarters(Lanes1<T> a) => Vector128.CreateScalar(a.Value);

    /// <summary>Whether both are the same to the last bit.</summary>
    [MethodImpl(Inline)]
    internal static bool HaveSameBits(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? Int32(a) == Int32(b) : Int64(a) == Int64(b);

    [MethodImpl(Inline)]
    private static float Single(Lanes1<T> a) => Unsafe.BitCast<Lanes1<T>, float>(a);

    [MethodImpl(Inline)]
    private static double Double(Lanes1<T> a) => Unsafe.BitCast<Lanes1<T>, double>(a);

    [MethodImpl(Inline)]
    private static int Int32(Lanes1<T> a) => Unsafe.BitCast<Lanes1<T>, int>(a);

    [MethodImpl(Inline)]
    private static long Int64(Lanes1<T> a) => Unsafe.BitCast<Lanes1<T>, long>(a);

    [MethodImpl(Inline)]
    private static Lanes1<T> Of(float value) => Unsafe.BitCast<float, Lanes1<T>>(value);

    [MethodImpl(Inline)]
    private static Lanes1<T> Of(double value) => Unsafe.BitCast<double, Lanes1<T>>(value);

    [MethodImpl(Inline)]
    private static Lanes1<T> OfBits(int value) => Unsafe.BitCast<int, Lanes1<T>>(value);

    [MethodImpl(Inline)]
    private static Lanes1<T> OfBits(long value) => Unsafe.BitCast<long, Lanes1<T>>(value);

    [MethodImpl(Inline)]
    private static Lanes1<T> Mask(bool isSet) => typeof(T) == typeof(float) ? OfBits(isSet ? -1 : 0) : OfBits(isSet ? -1L : 0);
}
