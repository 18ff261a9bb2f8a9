using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>Division without the divider.</content>
public static partial class Functions<TLanes, T>
{
    /// <summary>
    /// <c>a / b</c> in single precision from fused multiplications alone, correctly rounded, so that it is the same number as a division gives: for a
    /// b in [2^-100, 2^26) and an a of +0 or with an absolute value in [2^-100, 2^26).
    /// </summary>
    /// <remarks>
    /// <para>The bits of a number are nearly its logarithm, so that subtracting them from a constant gives 1 / b to 3 %. A polynomial with the least
    /// largest error makes 8.4e-7 of that, and two terms of the geometric series less than a rounding.</para>
    /// <para>What a first quotient leaves of a is exact, and what is left divided by b then decides how to round (Markstein, 1990). Only quotients next to the
    /// middle of two numbers could be decided wrongly; the tests go through all of them for every b.</para>
    /// </remarks>
    [MethodImpl(Inline)]
    internal static TLanes QuotientByProducts(TLanes a, TLanes b)
    {
        TLanes guess = TLanes.SubtractBits(C(1.2029513361853489e38), b), near = guess * b;
        TLanes inverse = guess * Horner(Horner(C(2.704798213128988), near, -5.824188594664641), near, 4.180136599138502);
        TLanes error = MulAdd(-inverse, b, C(1));
        inverse = MulAdd(inverse, MulAdd(error, error, error), inverse);
        TLanes quotient = a * inverse;
        return MulAdd(MulAdd(-quotient, b, a), inverse, quotient);
    }
}
