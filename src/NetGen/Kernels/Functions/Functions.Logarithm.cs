using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>The logarithm.</content>
public static partial class Functions<TLanes, T>
{
    /// <summary>The natural logarithm; 1 ULP. Minus infinity at zero, NaN below; denormal arguments right.</summary>
    /// <remarks>
    /// x = m 2^n with m in [sqrt 1/2, sqrt 2]; f = m - 1, s = f / (2 + f), and log m = f - (f^2/2 - s (f^2/2 + s^2 P(s^2))),
    /// the form of FDLIBM's e_log.c, in which only small terms are rounded.
    /// </remarks>
    [MethodImpl(Inline)]
    public static TLanes Log(TLanes x)
    {
        // Denormal numbers are lifted among the normal ones first.
        TLanes small = TLanes.LessThan(x, C(typeof(T) == typeof(float) ? 1.1754943508222875e-38 : 2.2250738585072014e-308));
        TLanes normal = TLanes.Select(small, x * C(typeof(T) == typeof(float) ? 33554432.0 : 18014398509481984.0), x);
        TLanes m = PowersOfTwo<TLanes, T>.Split(normal, out TLanes n);
        n -= TLanes.And(small, C(typeof(T) == typeof(float) ? 25 : 54));
        TLanes large = TLanes.GreaterThan(m, C(1.4142135623730951));
        m = TLanes.Select(large, m * C(0.5), m);
        n += TLanes.And(large, C(1));

        TLanes f = m - C(1);
        TLanes s = f / (f + C(2));
        TLanes half = f * f * C(0.5);
        TLanes correction = s * (half + LogSeries(s * s));
        TLanes log = typeof(T) == typeof(float)
            ? MulAdd(n, C(0.693359375), f - (half - MulAdd(n, C(-2.12194440e-4), correction)))
            : MulAdd(n, C(6.93147180369123816490e-01), f - (half - MulAdd(n, C(1.90821492927058770002e-10), correction)));

        log = TLanes.Select(TLanes.LessThan(x, C(double.PositiveInfinity)), log, x);
        log = TLanes.Select(TLanes.Equal(x, TLanes.Zero), C(double.NegativeInfinity), log);
        return TLanes.Select(TLanes.LessThan(x, TLanes.Zero), C(double.NaN), log);
    }

    /// <summary>The sum of 2 z^k / (2k + 1) over k from 1 on.</summary>
    [MethodImpl(Inline)]
    private static TLanes LogSeries(TLanes z)
    {
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = C(0.29582150904555665);
            p = Horner(p, z, 0.39988716618274533);
            p = Horner(p, z, 0.6666668527101287);
        }
        else
        {
            p = C(0.14617872803129472);
            p = Horner(p, z, 0.1533159698024087);
            p = Horner(p, z, 0.18182893216800716);
            p = Horner(p, z, 0.22222211072894535);
            p = Horner(p, z, 0.28571428626398654);
            p = Horner(p, z, 0.39999999999898445);
            p = Horner(p, z, 0.666666666666667);
        }
        return p * z;
    }
}
