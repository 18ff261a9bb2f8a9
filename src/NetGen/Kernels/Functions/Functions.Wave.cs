using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>Sine and cosine.</content>
public static partial class Functions<TLanes, T>
{
    /// <summary>
    /// The sine of x radians, in [-1, 1] for every finite x; 2.5 ULP to |x| = 39,000 in float, 1.9 to 1e7 in double. Beyond, accuracy fades; from
    /// 1.3e7 / 7e15 on nothing but the range is left of it.
    /// </summary>
    [MethodImpl(Inline)]
    public static TLanes Sin(TLanes x)
    {
        TLanes n = HalfTurns(x * C(0.3183098861837907), 0, out TLanes sign);
        return Wave(x, n, sign);
    }

    /// <summary>The cosine of x radians; 2.5 / 2.4 ULP in the range of <see cref="Sin"/>, and beyond it the same; 0.99999994 at 0 in float.</summary>
    [MethodImpl(Inline)]
    public static TLanes Cos(TLanes x)
    {
        // Between two peaks the sine falls where the cosine, a quarter of a turn later, rises: one half turn more.
        TLanes n = HalfTurns(MulAdd(x, C(0.3183098861837907), C(-0.5)), 1, out TLanes sign);
        return Wave(x, n + C(0.5), sign);
    }

    /// <summary>The nearest whole number; and, as a sign, 1 where that and <paramref name="more"/> together are even, -1 where they are odd.</summary>
    /// <remarks>Added to 1.5 * 2^(mantissa bits) a number is rounded to a whole one, which stands in the low bits of the sum: the last says whether it is odd.</remarks>
    [MethodImpl(Inline)]
    private static TLanes HalfTurns(TLanes x, int more, out TLanes sign)
    {
        TLanes zero = C(typeof(T) == typeof(float) ? 12582912.0 + more : 6755399441055744.0 + more);
        TLanes sum = x + zero;
        sign = TLanes.Or(TLanes.ShiftLeft(sum, typeof(T) == typeof(float) ? 31 : 63), C(1));
        return sum - zero;
    }

    /// <summary>The sine of r = x - n pi, at most pi / 2 in size, times the sign.</summary>
    [MethodImpl(Inline)]
    private static TLanes Wave(TLanes x, TLanes n, TLanes sign)
    {
        // pi in four parts: right also where multiplication and addition are not fused
        TLanes r;
        TLanes s;
        if (typeof(T) == typeof(float))
        {
            r = MulAdd(n, C(-3.140625), x);
            r = MulAdd(n, C(-0.0009670257568359375), r);
            r = MulAdd(n, C(-6.2771141529083251953e-07), r);
            r = MulAdd(n, C(-1.2154201256553420762e-10), r);
            TLanes z = r * r;
            s = C(-2.4080563715668495e-08);
            s = Horner(s, z, 2.75364831688647e-06);
            s = Horner(s, z, -0.00019841086882167313);
            s = Horner(s, z, 0.008333332770427034);
            s = Horner(s, z, -0.16666666663894847);
        }
        else
        {
            r = MulAdd(n, C(-3.1415926218032836914), x);
            r = MulAdd(n, C(-3.1786509424591713469e-08), r);
            r = MulAdd(n, C(-1.2246467864107188502e-16), r);
            r = MulAdd(n, C(-1.2736634327021899816e-24), r);
            TLanes z = r * r;
            s = C(2.7314435281556517e-15);
            s = Horner(s, z, -7.643970287249531e-13);
            s = Horner(s, z, 1.6058977315447117e-10);
            s = Horner(s, z, -2.5052107617102028e-08);
            s = Horner(s, z, 2.7557319219164628e-06);
            s = Horner(s, z, -0.00019841269841254982);
            s = Horner(s, z, 0.008333333333333316);
            s = Horner(s, z, -0.16666666666666666);
        }
        // Where x is so large that n pi has lost its digits, r may be anything.
        return sign * TLanes.Max(C(-1), TLanes.Min(C(1), MulAdd(r * r * r, s, r)));
    }
}
