using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>What straight-line code is printed with, on vectors of 512 bits.</summary>
/// <remarks>
/// Each member is one instruction under a short name; the three widths are one text, which a test compares. Concrete vectors rather than
/// <see cref="ILanes{TSelf, T}"/>, because a whole network in one method would exceed what the compiler inlines.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Vectors512
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The value in every lane.</summary>
    [MethodImpl(Inline)]
    public static Vector512<float> Every(float value) => Vector512.Create(value);

    /// <summary>The value in every lane.</summary>
    [MethodImpl(Inline)]
    public static Vector512<double> Every(double value) => Vector512.Create(value);

    /// <summary><c>a * b + c</c>, rounded once where the machine has a fused instruction.</summary>
    [MethodImpl(Inline)]
    public static Vector512<float> MulAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.MultiplyAddEstimate(a, b, c);

    /// <summary><c>a * b + c</c>, rounded once where the machine has a fused instruction.</summary>
    [MethodImpl(Inline)]
    public static Vector512<double> MulAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.MultiplyAddEstimate(a, b, c);

    /// <summary>The smaller of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN: write a constant first.</summary>
    /// <remarks>That is what the instruction of x86 does; those of other processors order zeros, or prefer NaN or the first.</remarks>
    [MethodImpl(Inline)]
    public static Vector512<T> Min<T>(Vector512<T> a, Vector512<T> b)
        => Sse2.IsSupported ? Vector512.MinNative(a, b) : Vector512.ConditionalSelect(Vector512.LessThan(a, b), a, b);

    /// <summary>The larger of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN: write a constant first.</summary>
    /// <remarks>As <see cref="Min{T}"/>.</remarks>
    [MethodImpl(Inline)]
    public static Vector512<T> Max<T>(Vector512<T> a, Vector512<T> b)
        => Sse2.IsSupported ? Vector512.MaxNative(a, b) : Vector512.ConditionalSelect(Vector512.GreaterThan(a, b), a, b);

    /// <summary><paramref name="a"/> where the mask is set, else <paramref name="b"/>.</summary>
    [MethodImpl(Inline)]
    public static Vector512<T> Select<T>(Vector512<T> mask, Vector512<T> a, Vector512<T> b) => Vector512.ConditionalSelect(mask, a, b);

    /// <summary>A mask of the lanes in which <c>a &gt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector512<T> GreaterThan<T>(Vector512<T> a, Vector512<T> b) => Vector512.GreaterThan(a, b);

    /// <summary>A mask of the lanes in which <c>a &gt;= b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector512<T> GreaterThanOrEqual<T>(Vector512<T> a, Vector512<T> b) => Vector512.GreaterThanOrEqual(a, b);

    /// <summary>A mask of the lanes in which <c>a &lt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector512<T> LessThan<T>(Vector512<T> a, Vector512<T> b) => Vector512.LessThan(a, b);

    /// <summary>The absolute value.</summary>
    [MethodImpl(Inline)]
    public static Vector512<T> Abs<T>(Vector512<T> a) => Vector512.Abs(a);

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(Inline)]
    public static Vector512<T> Sqrt<T>(Vector512<T> a) => Vector512.Sqrt(a);
}
