using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The division of update rules, against that of the processor.</summary>
public sealed class QuotientTests
{
    private static readonly double MaxUlp = Fma.IsSupported || AdvSimd.Arm64.IsSupported ? 0.75 : 2;

    /// <summary>Every 97th divisor between two powers of two, and a thousand of every other size from 1e-29 to 4e37.</summary>
    [Fact]
    public void Single_precision_is_as_accurate_as_promised()
    {
        const int OneBits = 0x3F80_0000, MantissaSize = 1 << 23;
        float[] near = [.. Enumerable.Range(0, 2 * MantissaSize / 97).Select(n => BitConverter.Int32BitsToSingle(OneBits + 97 * n))];
        float[] all = [.. Enumerable.Range(30, 222).SelectMany(exponent => Enumerable.Range(0, 1000).Select(n => BitConverter.Int32BitsToSingle(exponent * MantissaSize + 8388 * n)))];
        Check([.. near.Select((_, n) => 1 + n * 0.618f % 1)], near);
        Check([.. all.Select((b, n) => b * (n % 7 - 3.3f))], all);
    }

    [Fact]
    public void Widths_agree()
    {
        float[] a = Batch.Uniform<float>(10_000, 1, -3, 3), b = Batch.Uniform<float>(10_000, 2, 1e-8, 3);
        float[] expected = Divide<Lanes128<float>, float>(a, b);
        Assert.Equal(expected, Divide<Lanes1<float>, float>(a, b));
        Assert.Equal(expected, Divide<Lanes256<float>, float>(a, b));
        Assert.Equal(expected, Divide<Lanes512<float>, float>(a, b));
    }

    [Fact]
    public void Double_precision_divides()
    {
        double[] a = Batch.Uniform<double>(1000, 1, -3, 3), b = Batch.Uniform<double>(1000, 2, 1e-8, 3);
        Assert.Equal(a.Zip(b, (x, y) => x / y), Divide<Lanes256<double>, double>(a, b));
    }

    /// <summary>Padding stays zero, whatever the divisor; what is not a number stays that; the largest divisors leave nothing that counts.</summary>
    [Fact]
    public void Edges()
    {
        Assert.All(Divide<Lanes256<float>, float>([0, 0, 0, 0], [0, 1e-38f, 1, float.PositiveInfinity]), quotient => Assert.Equal(0, BitConverter.SingleToInt32Bits(quotient)));
        Assert.All(Divide<Lanes256<float>, float>([float.NaN, 1, float.NaN], [1, float.NaN, float.NaN]), quotient => Assert.True(float.IsNaN(quotient)));
        Assert.All(Divide<Lanes256<float>, float>([1, -1, 1e19f], [float.PositiveInfinity, 1e38f, float.MaxValue]), quotient => Assert.InRange(quotient, -1e-17f, 1e-17f));
        // From 1.203e38 on nothing is left of any finite number, and on the way there no quotient is larger than it should be.
        float[] nothing = Divide<Lanes256<float>, float>([float.MaxValue, -float.MaxValue, 1], [float.PositiveInfinity, 1.203e38f, float.MaxValue]);
        Assert.All(nothing, quotient => Assert.Equal(0, quotient));
        float[] divisors = [.. Enumerable.Range(0, 1000).Select(n => 1e37f + n * 1.2e35f)];
        float[] quotients = Divide<Lanes256<float>, float>([.. divisors.Select(_ => 3e38f)], divisors);
        for (int i = 0; i < divisors.Length; i++) Assert.InRange(quotients[i], 0, 3e38f / divisors[i] * 1.000001f);
    }

    private static void Check(float[] a, float[] b)
    {
        float[] actual = Divide<Lanes256<float>, float>(a, b);
        for (int i = 0; i < a.Length; i++)
        {
            double expected = (double)a[i] / b[i];
            double ulp = MathF.BitIncrement(MathF.Abs((float)expected)) - MathF.Abs((float)expected);
            Assert.True(Math.Abs(actual[i] - expected) <= MaxUlp * ulp, $"{a[i]:R} / {b[i]:R} = {expected:R}, got {actual[i]:R}: {Math.Abs(actual[i] - expected) / ulp} ULP");
        }
    }

    private static T[] Divide<TLanes, T>(T[] a, T[] b)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int padded = (a.Length + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        T[] x = [.. a, .. Enumerable.Repeat(T.One, padded - a.Length)], y = [.. b, .. Enumerable.Repeat(T.One, padded - a.Length)], quotients = new T[padded];
        for (int i = 0; i < padded; i += TLanes.Count) Functions<TLanes, T>.Quotient(TLanes.Load(in x[i]), TLanes.Load(in y[i])).Store(ref quotients[i]);
        return quotients[..a.Length];
    }
}
