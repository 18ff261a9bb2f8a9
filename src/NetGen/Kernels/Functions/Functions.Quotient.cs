using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>Division.</content>
public static partial class Functions<TLanes, T>
{
    /// <summary>
    /// <c>a / b</c> for positive b and quotients that do not overflow: in single precision from multiplications alone, to 0.75 ULP with fused
    /// instructions and 2 without. They take less time than a division where many registers wait for one.
    /// </summary>
    /// <remarks>
    /// <para>Made for update rules, whose divisor is a root and a little more. For a b above 4e37 or below 1.2e-38, and an a below 1e-30,
    /// digits are lost to underflow; from 1.203e38 to infinity the quotient is zero. Nothing divided by anything is nothing, so padding stays zero.</para>
    /// <para>The bits of a number are nearly its logarithm, so that subtracting them from a constant gives 1 / b to 3 %. A polynomial makes 0.011 % of
    /// that, and what is left of a is divided once more. Constant and polynomial are those with the least largest error. What is larger than the constant
    /// counts as the constant, whose guess is zero.</para>
    /// </remarks>
    [MethodImpl(Inline)]
    public static TLanes Quotient(TLanes a, TLanes b)
    {
        if (typeof(T) != typeof(float)) return a / b;
        TLanes largest = C(1.2029513361853489e38), divisor = TLanes.Min(largest, b);
        TLanes guess = TLanes.SubtractBits(largest, divisor);
        TLanes inverse = guess * MulAdd(guess * divisor, C(-1.9412877439270813), C(2.786757715821555));
        TLanes quotient = a * inverse;
        return MulAdd(MulAdd(-quotient, divisor, a), inverse, quotient);
    }
}
