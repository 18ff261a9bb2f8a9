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
}
