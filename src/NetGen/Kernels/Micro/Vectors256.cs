using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>What straight-line code is printed with, on vectors of 256 bits.</summary>
/// <remarks>
/// Each member is one instruction under a short name. Concrete vectors rather than
/// <see cref="ILanes{TSelf, T}"/>, because a whole network in one method would exceed what the compiler inlines.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[Template("Vectors128", "256 => 128")]
[Template("Vectors512", "256 => 512")]
public static class Vectors256
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The value in every lane.</summary>
    [MethodImpl(Inline)]
    public static Vector256<float> Every(float value) => Vector256.Create(value);

    /// <summary>The value in every lane.</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> Every(double value) => Vector256.Create(value);

    /// <summary><c>a * b + c</c>, rounded once where the machine has a fused instruction.</summary>
    [MethodImpl(Inline)]
    public static Vector256<float> MulAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.MultiplyAddEstimate(a, b, c);

    /// <summary><c>a * b + c</c>, rounded once where the machine has a fused instruction.</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> MulAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.MultiplyAddEstimate(a, b, c);

    /// <summary>The smaller of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN: write a constant first.</summary>
    /// <remarks>That is what the instruction of x86 does; those of other processors order zeros, or prefer NaN or the first.</remarks>
    [MethodImpl(Inline)]
    public static Vector256<T> Min<T>(Vector256<T> a, Vector256<T> b)
        => Sse2.IsSupported ? Vector256.MinNative(a, b) : Vector256.ConditionalSelect(Vector256.LessThan(a, b), a, b);

    /// <summary>The larger of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN: write a constant first.</summary>
    /// <remarks>As <see cref="Min{T}"/>.</remarks>
    [MethodImpl(Inline)]
    public static Vector256<T> Max<T>(Vector256<T> a, Vector256<T> b)
        => Sse2.IsSupported ? Vector256.MaxNative(a, b) : Vector256.ConditionalSelect(Vector256.GreaterThan(a, b), a, b);

    /// <summary><paramref name="a"/> where the mask is set, else <paramref name="b"/>.</summary>
    [MethodImpl(Inline)]
    public static Vector256<T> Select<T>(Vector256<T> mask, Vector256<T> a, Vector256<T> b) => Vector256.ConditionalSelect(mask, a, b);

    /// <summary>A mask of the lanes in which <c>a &gt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector256<T> GreaterThan<T>(Vector256<T> a, Vector256<T> b) => Vector256.GreaterThan(a, b);

    /// <summary>A mask of the lanes in which <c>a &gt;= b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector256<T> GreaterThanOrEqual<T>(Vector256<T> a, Vector256<T> b) => Vector256.GreaterThanOrEqual(a, b);

    /// <summary>A mask of the lanes in which <c>a &lt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector256<T> LessThan<T>(Vector256<T> a, Vector256<T> b) => Vector256.LessThan(a, b);

    /// <summary>The absolute value.</summary>
    [MethodImpl(Inline)]
    public static Vector256<T> Abs<T>(Vector256<T> a) => Vector256.Abs(a);

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(Inline)]
    public static Vector256<T> Sqrt<T>(Vector256<T> a) => Vector256.Sqrt(a);
}
