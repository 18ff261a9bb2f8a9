using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Takes numbers apart into mantissa and exponent and puts them together again, with additions and shifts only.</summary>
/// <remarks>
/// Adding 1.5 * 2^(mantissa bits) to a small integral value leaves that value in the low bits of the sum: no conversion between
/// integers and floating point is needed, which not every machine has for 64 bits.
/// </remarks>
internal static class PowersOfTwo<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary><c>a * 2^power</c> for mantissas near one, in two factors so that results among the denormals are rounded once.</summary>
    [MethodImpl(Inline)]
    public static TLanes Scale(TLanes a, TLanes power)
    {
        TLanes half = TLanes.Round(power * TLanes.Constant(0.5));
        return a * Power(half) * Power(power - half);
    }

    /// <summary>Mantissa in [1, 2) and exponent of a positive normal number.</summary>
    [MethodImpl(Inline)]
    public static TLanes Split(TLanes a, out TLanes exponent)
    {
        if (typeof(T) == typeof(float))
        {
            // 2^23 | biased exponent, minus both again
            exponent = TLanes.Or(TLanes.ShiftRight(a, 23), TLanes.Constant(8388608.0)) - TLanes.Constant(8388608.0 + 127);
            return TLanes.Or(TLanes.And(a, TLanes.Constant(1.1754942106924411e-38)), TLanes.Constant(1));
        }
        exponent = TLanes.Or(TLanes.ShiftRight(a, 52), TLanes.Constant(4503599627370496.0)) - TLanes.Constant(4503599627370496.0 + 1023);
        return TLanes.Or(TLanes.And(a, TLanes.Constant(2.225073858507201e-308)), TLanes.Constant(1));
    }

    /// <summary>2^n for an integral n whose power is a normal number.</summary>
    [MethodImpl(Inline)]
    private static TLanes Power(TLanes n) => typeof(T) == typeof(float)
        ? TLanes.ShiftLeft(n + TLanes.Constant(12582912.0 + 127), 23)
        : TLanes.ShiftLeft(n + TLanes.Constant(6755399441055744.0 + 1023), 52);
}
