using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <content>The exponential and what is made of it.</content>
public static partial class Functions<TLanes, T>
{
    /// <summary><c>e^x</c>; 1.3 / 1.4 ULP, exactly 1 at 0, denormal results right.</summary>
    [MethodImpl(Inline)]
    public static TLanes Exp(TLanes x)
    {
        TLanes within = typeof(T) == typeof(float) ? TLanes.Max(C(-104), TLanes.Min(C(89), x)) : TLanes.Max(C(-746), TLanes.Min(C(710), x));
        TLanes n = TLanes.Round(within * C(1.4426950408889634));
        TLanes q = ExpOfRest(within, n, out TLanes r);
        return TLanes.Scale(MulAdd(q, r * r, r + C(1)), n);
    }

    /// <summary><c>e^x - 1</c> without loss near zero; 1.6 / 2.4 ULP.</summary>
    /// <remarks>
    /// With s = 2^n it is s (e^r - 1) + (s - 1), whose last term is exact where it matters: no case is split off. Everything is
    /// halved until the end, because 2^n alone overflows just below the largest argument.
    /// </remarks>
    [MethodImpl(Inline)]
    public static TLanes Expm1(TLanes x)
    {
        // Far below zero the result is -1.
        TLanes within = TLanes.Max(C(-40), TLanes.Min(C(typeof(T) == typeof(float) ? 89 : 710), x));
        TLanes s = PowerOfTwo(within, 1.4426950408889634, -1, out TLanes n);
        TLanes q = ExpOfRest(within, n, out TLanes r);
        TLanes half = MulAdd(s, MulAdd(q, r * r, r), s - C(0.5));
        return half + half;
    }

    /// <summary><c>log(1 + e^x) = max(0, x) + log(1 + e^-|x|)</c>; 3.1 / 3.6 ULP.</summary>
    /// <remarks>The logarithm is 2 atanh(u / (2 + u)) for u = e^-|x| in [0, 1], which needs no reduction of its argument.</remarks>
    [MethodImpl(Inline)]
    public static TLanes Softplus(TLanes x)
    {
        TLanes u = Exp(-TLanes.Abs(x));
        TLanes s = u / (u + C(2));
        TLanes z = s * s;
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = C(0.23253771840959564);
            p = Horner(p, z, 0.21700054217166512);
            p = Horner(p, z, 0.28592808834512035);
            p = Horner(p, z, 0.39999696380659744);
            p = Horner(p, z, 0.6666666735469984);
        }
        else
        {
            p = C(0.1565364894869053);
            p = Horner(p, z, 0.0747934404873199);
            p = Horner(p, z, 0.10848195937521074);
            p = Horner(p, z, 0.11733885288440087);
            p = Horner(p, z, 0.13335209676374946);
            p = Horner(p, z, 0.15384542450468608);
            p = Horner(p, z, 0.18181819942919097);
            p = Horner(p, z, 0.22222222197470562);
            p = Horner(p, z, 0.2857142857160673);
            p = Horner(p, z, 0.399999999999995);
            p = Horner(p, z, 0.6666666666666666);
        }
        return TLanes.Max(TLanes.Zero, x) + MulAdd(s * z, p, s + s);
    }

    /// <summary>Takes n ln 2 off x; for what remains, r of at most ln(2)/2 in size, returns (e^r - 1 - r) / r^2.</summary>
    [MethodImpl(Inline)]
    private static TLanes ExpOfRest(TLanes x, TLanes n, out TLanes r)
    {
        // ln 2 in two parts, the first with so few bits that n times it is exact
        if (typeof(T) == typeof(float))
        {
            r = MulAdd(n, C(2.12194440e-4), MulAdd(n, C(-0.693359375), x));
            TLanes p = C(0.0013941121387902457);
            p = Horner(p, r, 0.008363184036627056);
            p = Horner(p, r, 0.04166637517350626);
            p = Horner(p, r, 0.16666576944796407);
            return Horner(p, r, 0.5000000027);
        }
        else
        {
            r = MulAdd(n, C(-1.90821492927058770002e-10), MulAdd(n, C(-6.93147180369123816490e-01), x));
            // Odd and even powers apart: half the latency.
            TLanes r2 = r * r;
            TLanes odd = C(2.5110049895858716e-08);
            odd = Horner(odd, r2, 2.7557242336680357e-06);
            odd = Horner(odd, r2, 0.00019841269886591);
            odd = Horner(odd, r2, 0.008333333333322207);
            odd = Horner(odd, r2, 0.16666666666666674);
            TLanes even = C(2.7620090518499427e-07);
            even = Horner(even, r2, 2.4801521290973345e-05);
            even = Horner(even, r2, 0.0013888888917217457);
            even = Horner(even, r2, 0.04166666666662412);
            even = Horner(even, r2, 0.5000000000000001);
            return MulAdd(odd, r, even);
        }
    }

    /// <summary><c>e^(-factor * x^2)</c> for a factor that is a power of two; the rounding error of x^2 is put back.</summary>
    [MethodImpl(Inline)]
    private static TLanes ExpOfMinusSquare(TLanes x, double factor)
    {
        TLanes square = x * x;
        TLanes low = Fma.IsSupported || AdvSimd.IsSupported ? MulAdd(x, x, -square) : SquareError(x, square);
        TLanes e = Exp(square * C(-factor));
        return MulAdd(e * low, C(-factor), e);
    }

    /// <summary>x^2 minus its rounded value, exactly, from the two halves of x (Dekker); for machines without fused multiply-add.</summary>
    [MethodImpl(Inline)]
    private static TLanes SquareError(TLanes x, TLanes square)
    {
        TLanes spread = x * C(typeof(T) == typeof(float) ? 4097.0 : 134217729.0);
        TLanes high = spread - (spread - x);
        TLanes low = x - high;
        return ((high * high - square) + C(2) * high * low) + low * low;
    }
}
