using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Elementwise mathematical functions over lanes: one source for both precisions and every width, the same bits on each width.
/// </summary>
/// <remarks>
/// <para>Everything is own polynomials (minimax fits by Remez exchange): faster than the built-in vector functions, closer to the
/// true value, and equal on every platform with fused multiply-add. NaN goes through every function. "ULP" below is the largest
/// distance from the true value in units of the last place, for <see cref="float"/> / <see cref="double"/>; up to twice that on
/// machines without fused multiply-add.</para>
/// <para>All members are inlined into the loop that calls them; none branches.</para>
/// </remarks>
/// <typeparam name="TLanes">The register.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public static partial class Functions<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The absolute value.</summary>
    [MethodImpl(Inline)]
    public static TLanes Abs(TLanes x) => TLanes.Abs(x);

    /// <summary>-1 below zero, 1 above, and zero or NaN unchanged.</summary>
    [MethodImpl(Inline)]
    public static TLanes Sign(TLanes x)
        => TLanes.Select(TLanes.GreaterThan(x, TLanes.Zero), C(1), TLanes.Select(TLanes.LessThan(x, TLanes.Zero), C(-1), x));

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(Inline)]
    public static TLanes Sqrt(TLanes x) => TLanes.Sqrt(x);

    /// <summary>The smaller of both; <paramref name="b"/> where one is NaN.</summary>
    [MethodImpl(Inline)]
    public static TLanes Min(TLanes a, TLanes b) => TLanes.Min(a, b);

    /// <summary>The larger of both; <paramref name="b"/> where one is NaN.</summary>
    [MethodImpl(Inline)]
    public static TLanes Max(TLanes a, TLanes b) => TLanes.Max(a, b);

    /// <summary><paramref name="a"/> where the mask is set, else <paramref name="b"/>.</summary>
    [MethodImpl(Inline)]
    public static TLanes Select(TLanes mask, TLanes a, TLanes b) => TLanes.Select(mask, a, b);

    [MethodImpl(Inline)]
    private static TLanes C(double value) => TLanes.Constant(value);

    [MethodImpl(Inline)]
    private static TLanes MulAdd(TLanes a, TLanes b, TLanes c) => TLanes.MultiplyAdd(a, b, c);

    /// <summary>One step of Horner's scheme: <c>p * x + coefficient</c>.</summary>
    [MethodImpl(Inline)]
    private static TLanes Horner(TLanes p, TLanes x, double coefficient) => TLanes.MultiplyAdd(p, x, TLanes.Constant(coefficient));

    /// <summary>The magnitude (not negative) with the sign of x.</summary>
    [MethodImpl(Inline)]
    private static TLanes WithSignOf(TLanes x, TLanes magnitude) => TLanes.Or(magnitude, TLanes.And(x, C(-0.0)));
}
