using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>The normal distribution: the error function and GELU.</content>
public static partial class Functions<TLanes, T>
{
    /// <summary>The error function; 1.7 / 1.8 ULP.</summary>
    /// <remarks>Near zero x + x E(x^2), beyond that 1 - 2 Q(x sqrt 2) with the tail Q of the normal distribution.</remarks>
    [MethodImpl(Inline)]
    public static TLanes Erf(TLanes x)
    {
        TLanes size = TLanes.Abs(x);
        TLanes z = x * x;
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = C(8.362307342906568e-05);
            p = Horner(p, z, -0.0008141482994561464);
            p = Horner(p, z, 0.005200990548103799);
            p = Horner(p, z, -0.026859413910905402);
            p = Horner(p, z, 0.11283696509149203);
            p = Horner(p, z, -0.37612633862877837);
            p = Horner(p, z, 0.12837916665933305);
        }
        else
        {
            p = C(-7.801188874097751e-10);
            p = Horner(p, z, 1.3722976265924504e-08);
            p = Horner(p, z, -1.6209175911748696e-07);
            p = Horner(p, z, 1.6447517677871873e-06);
            p = Horner(p, z, -1.4924744663335489e-05);
            p = Horner(p, z, 0.00012055295320494294);
            p = Horner(p, z, -0.0008548325989696758);
            p = Horner(p, z, 0.005223977607423468);
            p = Horner(p, z, -0.02686617064327622);
            p = Horner(p, z, 0.11283791670945253);
            p = Horner(p, z, -0.3761263890318355);
            p = Horner(p, z, 0.12837916709551256);
        }
        TLanes near = MulAdd(p, x, x);
        TLanes tail = NormalTail(WithinTail(size * C(1.4142135623730951)), out TLanes e);
        TLanes far = MulAdd(e * C(-2), tail, C(1));
        return TLanes.Select(TLanes.LessThan(size, C(typeof(T) == typeof(float) ? 0.92 : 1)), near, WithSignOf(x, far));
    }

    /// <summary>
    /// The exact GELU, <c>x Phi(x)</c> with the normal distribution Phi; 7.0 / 7.8 ULP, also far below zero. Where the result is a denormal number, within
    /// four of these. Minus zero at minus zero.
    /// </summary>
    [MethodImpl(Inline)]
    public static TLanes Gelu(TLanes x)
    {
        TLanes t = WithinTail(TLanes.Abs(x));
        TLanes tail = NormalTail(t, out TLanes e);
        return MulAdd(t * -tail, e, TLanes.Max(TLanes.Zero, x));
    }

    /// <summary>The derivative of GELU, <c>Phi(x) + x phi(x)</c> with the normal distribution and its density; absolute error 2.4e-7 in float.</summary>
    [MethodImpl(Inline)]
    public static TLanes GeluDerivative(TLanes x)
    {
        TLanes t = WithinTail(TLanes.Abs(x));
        TLanes tail = NormalTail(t, out TLanes e) * e;
        TLanes phi = TLanes.Select(TLanes.GreaterThan(x, TLanes.Zero), C(1) - tail, tail);
        return MulAdd(WithSignOf(x, t) * e, C(0.3989422804014327), phi);
    }

    /// <summary>Beyond these bounds the tail of the normal distribution is no number any more.</summary>
    [MethodImpl(Inline)]
    private static TLanes WithinTail(TLanes t) => TLanes.Min(C(typeof(T) == typeof(float) ? 14.5 : 39), t);

    /// <summary>(1 - Phi(t)) / e for t from 0 on and e = e^(-t^2/2): a polynomial in d = 1 / (1 + 0.3 t).</summary>
    /// <remarks>Far out their product has lost digits to underflow, and would bring the loss along when it is multiplied on: e comes last.</remarks>
    [MethodImpl(Inline)]
    private static TLanes NormalTail(TLanes t, out TLanes e)
    {
        e = ExpOfMinusSquare(t, 0.5);
        TLanes d = C(1) / MulAdd(t, C(0.3), C(1));
        TLanes v = MulAdd(d, C(2), C(-1));
        if (typeof(T) == typeof(float))
        {
            TLanes p = C(-4.02679548220833e-05);
            p = Horner(p, v, 7.666117559594404e-05);
            p = Horner(p, v, 0.0002806023014102198);
            p = Horner(p, v, -0.0005696767177101927);
            p = Horner(p, v, -0.0024234948201025336);
            p = Horner(p, v, 0.0018160287133913264);
            p = Horner(p, v, 0.02776033679111877);
            p = Horner(p, v, 0.08654971027829385);
            p = Horner(p, v, 0.16457948543916154);
            p = Horner(p, v, 0.2219706130774919);
            return d * p;
        }
        TLanes v2 = v * v;
        TLanes odd = C(3.0450208764029696e-09);
        odd = Horner(odd, v2, -1.2969807538317945e-08);
        odd = Horner(odd, v2, -1.2374305472555827e-08);
        odd = Horner(odd, v2, 3.557712112013673e-07);
        odd = Horner(odd, v2, -2.250584201367485e-06);
        odd = Horner(odd, v2, 1.0731516376723847e-05);
        odd = Horner(odd, v2, -4.9746395593727475e-05);
        odd = Horner(odd, v2, 0.00028363692211046576);
        odd = Horner(odd, v2, -0.0024238965484326795);
        odd = Horner(odd, v2, 0.02776036547373696);
        odd = Horner(odd, v2, 0.16457948408616263);
        TLanes even = C(-2.2164123176345952e-10);
        even = Horner(even, v2, -6.1584649933604915e-09);
        even = Horner(even, v2, 5.498708758916769e-08);
        even = Horner(even, v2, -2.2615593694002815e-07);
        even = Horner(even, v2, 5.150793446838267e-07);
        even = Horner(even, v2, 2.459641204947613e-07);
        even = Horner(even, v2, -1.112594391640252e-05);
        even = Horner(even, v2, 9.01399803717502e-05);
        even = Horner(even, v2, -0.0005756425219012618);
        even = Horner(even, v2, 0.0018171357957686045);
        even = Horner(even, v2, 0.08654963741845687);
        even = Horner(even, v2, 0.2219706138344328);
        return d * MulAdd(odd, v, even);
    }
}
