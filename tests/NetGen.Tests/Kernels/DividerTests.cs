using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The division of update rules, against that of the processor: the same bits on either way.</summary>
public sealed class DividerTests
{
    private static readonly float Tiny = MathF.Pow(2, -100), Limit = 1 << 26;

    /// <summary>Every 211th divisor from the second on (each numerator is hard for the first); the slow suite goes through all.</summary>
    [Fact]
    public void Products_round_as_a_division_does_where_that_is_hardest()
    {
        if (!IsFused) return;
        var quotients = new HardQuotients();
        quotients.Check<Lanes256<float>>(1, 1 << 23, 211);
        Assert.Equal(931_024, quotients.Seen);
    }

    /// <summary>All sizes for which they are used, the ends of the range among them, at every width.</summary>
    [Fact]
    public void Products_are_quotients_over_their_whole_range()
    {
        if (!IsFused) return;
        var random = new Random(1);
        float[] a = [0, Tiny, -Tiny, MathF.BitDecrement(Limit), .. Numbers(40_000, signed: true)];
        float[] b = [Tiny, MathF.BitDecrement(Limit), Tiny, Tiny, .. Numbers(40_000, signed: false)];
        float[] expected = [.. a.Zip(b, (x, y) => x / y)];
        Same(expected, Quotients<Lanes128<float>, float>(a, b, Functions<Lanes128<float>, float>.QuotientByProducts));
        Same(expected, Quotients<Lanes256<float>, float>(a, b, Functions<Lanes256<float>, float>.QuotientByProducts));
        Same(expected, Quotients<Lanes512<float>, float>(a, b, Functions<Lanes512<float>, float>.QuotientByProducts));

        float[] Numbers(int count, bool signed) =>
        [
            .. Enumerable.Range(0, count).Select(_ => MathF.ScaleB(1 + random.NextSingle(), random.Next(-100, 26)) * (signed && random.Next(2) == 0 ? -1 : 1)),
        ];
    }

    /// <summary>Whatever the processor prefers: also where products would lose digits, overflow or make no number of infinity.</summary>
    [Fact]
    public void Quotients_are_those_of_a_division_on_either_way()
    {
        float[] numbers =
        [
            0, Tiny, 1.5e-30f, 3e-20f, 0.1f, -1, 3, -7e7f, Limit, 1e10f, -1e19f, 3e38f, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
        ];
        float[] divisors = [.. numbers.Where(number => number is > 0 or float.NaN)];
        float[] a = [.. numbers.SelectMany(x => divisors.Select(_ => x))], b = [.. numbers.SelectMany(_ => divisors)];
        float[] expected = [.. a.Zip(b, (x, y) => x / y)];
        foreach (Divider divider in (Divider[])[new(), new(prefersProducts: true), new(prefersProducts: false)])
        {
            Same(expected, Quotients<Lanes1<float>, float>(a, b, divider.Quotient<Lanes1<float>, float>));
            Same(expected, Quotients<Lanes128<float>, float>(a, b, divider.Quotient<Lanes128<float>, float>));
            Same(expected, Quotients<Lanes256<float>, float>(a, b, divider.Quotient<Lanes256<float>, float>));
            // One number in all lanes, too: a register goes one way as a whole.
            if (IsFused) Same([.. expected.SelectMany(x => Enumerable.Repeat(x, 16))], Quotients<Lanes512<float>, float>(Each(a), Each(b), divider.Quotient<Lanes512<float>, float>));
            if (IsFused) Same(expected, Quotients<Lanes512<float>, float>(a, b, divider.Quotient<Lanes512<float>, float>));
        }

        static float[] Each(float[] values) => [.. values.SelectMany(x => Enumerable.Repeat(x, 16))];
    }

    [Fact]
    public void Double_precision_divides()
    {
        double[] a = Batch.Uniform<double>(1000, 1, -3, 3), b = Batch.Uniform<double>(1000, 2, 1e-8, 3);
        Assert.Equal(a.Zip(b, (x, y) => x / y), Quotients<Lanes512<double>, double>(a, b, new Divider(prefersProducts: true).Quotient<Lanes512<double>, double>));
    }

    private static bool IsFused => Fma.IsSupported || AdvSimd.Arm64.IsSupported;

    private static void Same(float[] expected, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.True(BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(actual[i]) || (float.IsNaN(expected[i]) && float.IsNaN(actual[i])), $"{i}: {expected[i]:R}, but {actual[i]:R}");
    }

    private static T[] Quotients<TLanes, T>(T[] a, T[] b, Func<TLanes, TLanes, TLanes> divide)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int padded = (a.Length + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        T[] x = [.. a, .. Enumerable.Repeat(T.One, padded - a.Length)], y = [.. b, .. Enumerable.Repeat(T.One, padded - a.Length)], quotients = new T[padded];
        for (int i = 0; i < padded; i += TLanes.Count) divide(TLanes.Load(in x[i]), TLanes.Load(in y[i])).Store(ref quotients[i]);
        return quotients[..a.Length];
    }
}
