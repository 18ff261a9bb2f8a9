using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>The sigmoid and the hyperbolic tangent, which is the same curve: 2 sigmoid(2x) - 1.</content>
/// <remarks>
/// Neither takes an exponential. With x = n ln(2)/2 + u and t = tanh u, <c>e^2x = 2^n (1 + t) / (1 - t)</c>: the power of two is exact,
/// u is at most 0.174 in size, where the tangent is a very short polynomial, and what is left is the one division that both need anyway.
/// </remarks>
public static partial class Functions<TLanes, T>
{
    /// <summary><c>1 / (1 + e^-x)</c>; 2.5 ULP. Where the result is a denormal number, within one of these.</summary>
    [MethodImpl(Inline)]
    public static TLanes Sigmoid(TLanes x)
    {
        // Both sides of the fraction are raised by a power of two, so that even the smallest 2^n is a normal number.
        const int raised = 60;
        TLanes within = typeof(T) == typeof(float)
            ? TLanes.Max(C(-104), TLanes.Min(C(20), x))
            : TLanes.Max(C(-746), TLanes.Min(C(40), x));
        TLanes power = PowerOfTwo(within, 1.4426950408889634, raised, out TLanes n);
        TLanes t = TanhOfRest(within * C(0.5), n);
        TLanes upper = MulAdd(power, t, power);
        return upper / (upper + MulAdd(C(-(double)(1L << raised)), t, C(1L << raised)));
    }

    /// <summary>The hyperbolic tangent; 1.9 ULP, exactly 1 in size from 9.02 / 19.1 on.</summary>
    /// <remarks>
    /// <para>With s = 2^-n and t = tanh u it is <c>((1 - s) + t (1 + s)) / ((1 + s) + t (1 - s))</c>, the addition theorem.</para>
    /// <para>Where both sides are close to one, rounding each of them would cost too much. So a multiple b of s below the quotient is
    /// taken out of it first, exactly, and the small rest is divided. For n = 0, b is zero: there the quotient is t itself.</para>
    /// </remarks>
    [MethodImpl(Inline)]
    public static TLanes Tanh(TLanes x)
    {
        TLanes size = TLanes.Min(C(typeof(T) == typeof(float) ? 10 : 20), TLanes.Abs(x));
        TLanes s = PowerOfTwo(size, -2.8853900817779268, 0, out TLanes minusN);
        TLanes t = TanhOfRest(size, -minusN);
        TLanes more = C(1) + s;
        TLanes less = C(1) - s;
        TLanes b = TLanes.Max(TLanes.Zero, MulAdd(s, C(-1.5), C(1)));
        TLanes rest = MulAdd(MulAdd(-b, less, more), t, MulAdd(-b, more, less));
        return WithSignOf(x, b + rest / MulAdd(less, t, more));
    }

    /// <summary>The sigmoid through <see cref="TanhFast"/>: absolute error at most 1.9e-7, in [0, 1], 1.4e-7 away from 0 and 1 beyond 15.8.</summary>
    [MethodImpl(Inline)]
    public static TLanes SigmoidFast(TLanes x) => MulAdd(TanhFast(x * C(0.5)), C(0.5), C(0.5));

    /// <summary>
    /// The hyperbolic tangent as a quotient of two polynomials: absolute and relative error at most 3.1e-7, in [-1, 1], 2.8e-7 away from
    /// 1 beyond 7.9.
    /// </summary>
    /// <remarks>
    /// A minimax fit of x N(x^2) / D(x^2) to the relative error on [0, 7.9], in which it is 6e-9: the rest is rounding in single
    /// precision, and the bound on x, in both. The bound is where it is for the result never to exceed one.
    /// </remarks>
    [MethodImpl(Inline)]
    public static TLanes TanhFast(TLanes x)
    {
        TLanes within = TLanes.Max(C(-7.9), TLanes.Min(C(7.9), x));
        TLanes z = within * within;
        TLanes p = C(1.5427896366873217e-08);
        p = Horner(p, z, 2.202319680614005e-05);
        p = Horner(p, z, 0.003578989310010067);
        p = Horner(p, z, 0.13450618342061385);
        p = Horner(p, z, 0.9999999943498007);
        TLanes q = C(8.598750989843978e-07);
        q = Horner(q, z, 0.00034236459689036483);
        q = Horner(q, z, 0.02619222779581488);
        q = Horner(q, z, 0.4678394634251339);
        q = Horner(q, z, 1);
        return within * p / q;
    }

    /// <summary>The tangent of what remains of x when n times ln(2)/2 is taken off it; at most 0.174 remains.</summary>
    [MethodImpl(Inline)]
    private static TLanes TanhOfRest(TLanes x, TLanes n)
    {
        // ln(2)/2 in two parts, the first with so few bits that n times it is exact
        if (typeof(T) == typeof(float))
        {
            TLanes u = MulAdd(n, C(1.06097220e-4), MulAdd(n, C(-0.3466796875), x));
            TLanes z = u * u;
            TLanes p = Horner(C(-0.05272553753007209), z, 0.13331179042336314);
            p = Horner(p, z, -0.3333332269261193);
            return MulAdd(u * z, p, u);
        }
        else
        {
            TLanes u = MulAdd(n, C(-9.5410746463529385e-11), MulAdd(n, C(-0.346573590184561908245), x));
            TLanes z = u * u;
            // In pairs: half the latency.
            TLanes low = Horner(C(0.13333333332781097), z, -0.3333333333333248);
            TLanes middle = Horner(C(0.02186937028803984), z, -0.05396825277679995);
            TLanes high = Horner(C(0.003444639400886897), z, -0.008857293485408037);
            TLanes square = z * z;
            return MulAdd(u * z, MulAdd(MulAdd(high, square, middle), square, low), u);
        }
    }
}
