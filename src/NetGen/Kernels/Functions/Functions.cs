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

    /// <summary>Rounds <c>x * factor</c> to the whole number n, and returns <c>2^(n + raised)</c>, a normal number.</summary>
    /// <remarks>
    /// Added to 1.5 * 2^(mantissa bits) a small number is rounded to a whole one, which then stands in the low bits of the sum: shifted
    /// up it is an exponent. No conversion to integers is needed, which not every machine has for 64 bits.
    /// </remarks>
    [MethodImpl(Inline)]
    private static TLanes PowerOfTwo(TLanes x, double factor, int raised, out TLanes n)
    {
        TLanes zero = C(typeof(T) == typeof(float) ? 12582912.0 + 127 + raised : 6755399441055744.0 + 1023 + raised);
        TLanes sum = MulAdd(x, C(factor), zero);
        n = sum - zero;
        return TLanes.ShiftLeft(sum, typeof(T) == typeof(float) ? 23 : 52);
    }
}
