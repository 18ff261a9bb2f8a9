using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>What straight-line code is printed with, on vectors of 128 bits.</summary>
/// <remarks>
/// Each member is one instruction under a short name; the three widths are one text, which a test compares. Concrete vectors rather than
/// <see cref="ILanes{TSelf, T}"/>, because a whole network in one method would exceed what the compiler inlines.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Vectors128
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The value in every lane.</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> Every(float value) => Vector128.Create(value);

    /// <summary>The value in every lane.</summary>
    [MethodImpl(Inline)]
    public static Vector128<double> Every(double value) => Vector128.Create(value);

    /// <summary><c>a * b + c</c>, rounded once where the machine has a fused instruction.</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> MulAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.MultiplyAddEstimate(a, b, c);

    /// <summary><c>a * b + c</c>, rounded once where the machine has a fused instruction.</summary>
    [MethodImpl(Inline)]
    public static Vector128<double> MulAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) => Vector128.MultiplyAddEstimate(a, b, c);

    /// <summary>The smaller of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN: write a constant first.</summary>
    /// <remarks>That is what the instruction of x86 does; those of other processors order zeros, or prefer NaN or the first.</remarks>
    [MethodImpl(Inline)]
    public static Vector128<T> Min<T>(Vector128<T> a, Vector128<T> b)
        => Sse2.IsSupported ? Vector128.MinNative(a, b) : Vector128.ConditionalSelect(Vector128.LessThan(a, b), a, b);

    /// <summary>The larger of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN: write a constant first.</summary>
    /// <remarks>As <see cref="Min{T}"/>.</remarks>
    [MethodImpl(Inline)]
    public static Vector128<T> Max<T>(Vector128<T> a, Vector128<T> b)
        => Sse2.IsSupported ? Vector128.MaxNative(a, b) : Vector128.ConditionalSelect(Vector128.GreaterThan(a, b), a, b);

    /// <summary><paramref name="a"/> where the mask is set, else <paramref name="b"/>.</summary>
    [MethodImpl(Inline)]
    public static Vector128<T> Select<T>(Vector128<T> mask, Vector128<T> a, Vector128<T> b) => Vector128.ConditionalSelect(mask, a, b);

    /// <summary>A mask of the lanes in which <c>a &gt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector128<T> GreaterThan<T>(Vector128<T> a, Vector128<T> b) => Vector128.GreaterThan(a, b);

    /// <summary>A mask of the lanes in which <c>a &gt;= b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector128<T> GreaterThanOrEqual<T>(Vector128<T> a, Vector128<T> b) => Vector128.GreaterThanOrEqual(a, b);

    /// <summary>A mask of the lanes in which <c>a &lt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector128<T> LessThan<T>(Vector128<T> a, Vector128<T> b) => Vector128.LessThan(a, b);

    /// <summary>The absolute value.</summary>
    [MethodImpl(Inline)]
    public static Vector128<T> Abs<T>(Vector128<T> a) => Vector128.Abs(a);

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(Inline)]
    public static Vector128<T> Sqrt<T>(Vector128<T> a) => Vector128.Sqrt(a);
}
