using System.Runtime.Intrinsics;
using NetGen.Kernels;
using D = System.Runtime.Intrinsics.Vector256<double>;
using S = System.Runtime.Intrinsics.Vector128<float>;

namespace NetGen.Tests.Kernels;

public sealed class QuadTests
{
    private static readonly float[] Singles = Batch.Uniform<float>(64, 1);
    private static readonly double[] Doubles = Batch.Uniform<double>(64, 1);

    [Fact]
    public void Sums_follow_the_one_order()
    {
        S[] s = [Vector128.Create(Singles, 0), Vector128.Create(Singles, 4), Vector128.Create(Singles, 8), Vector128.Create(Singles, 12)];
        D[] d = [Vector256.Create(Doubles, 0), Vector256.Create(Doubles, 4), Vector256.Create(Doubles, 8), Vector256.Create(Doubles, 12)];
        S singles = Quad.SumEach(s[0], s[1], s[2], s[3]);
        D doubles = Quad.SumEach(d[0], d[1], d[2], d[3]);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal((s[i][0] + s[i][2]) + (s[i][1] + s[i][3]), singles[i]);
            Assert.Equal((d[i][0] + d[i][2]) + (d[i][1] + d[i][3]), doubles[i]);
            Assert.Equal(singles[i], Quad.Sum(s[i]));
            Assert.Equal(doubles[i], Quad.Sum(d[i]));
            Assert.Equal(Vector128.Create(singles[i]), Quad.Total(s[i]));
            Assert.Equal(Vector256.Create(doubles[i]), Quad.Total(d[i]));
        }
        Assert.Equal(0, Quad.SumEach(s[0], default, default, default)[3]);
        Assert.Equal(0, Quad.SumEach(d[0], default, default, default)[2]);
    }

    [Fact]
    public unsafe void Lines_of_64_bytes_are_folded_in_the_one_order()
    {
        var s = Guarded<float>.Of(Singles);
        var d = Guarded<double>.Of(Doubles);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(Fold.Sum(s.Pointer + 16 * i), Quad.SumLines(s.Pointer)[i]);
            Assert.Equal(Fold.Sum(d.Pointer + 8 * i), Quad.SumLines(d.Pointer)[i]);
        }
    }

    [Fact]
    public void Lanes_are_picked_spread_and_compared()
    {
        S s = Vector128.Create(3f, -1, 7, 5);
        D d = Vector256.Create(3.0, -1, 7, 5);
        Assert.Equal(Vector128.Create(7f), Quad.Largest(s));
        Assert.Equal(Vector256.Create(7.0), Quad.Largest(d));
        Assert.Equal([3f, -1, 7, 5], new[] { Quad.Every(s, 0), Quad.Every(s, 1), Quad.Every(s, 2), Quad.Every(s, 3) }.Select(Single));
        Assert.Equal([3.0, -1, 7, 5], new[] { Quad.Every(d, 0), Quad.Every(d, 1), Quad.Every(d, 2), Quad.Every(d, 3) }.Select(Double));

        static float Single(S lanes) => lanes == Vector128.Create(lanes[0]) ? lanes[0] : float.NaN;
        static double Double(D lanes) => lanes == Vector256.Create(lanes[0]) ? lanes[0] : double.NaN;
    }

    [Fact]
    public void Lanes_behind_the_last_neuron_become_zero_even_if_they_are_no_numbers()
    {
        S s = Vector128.Create(1, float.NaN, float.PositiveInfinity, float.NaN);
        D d = Vector256.Create(1, double.NaN, double.PositiveInfinity, double.NaN);
        Assert.Equal(Vector128.Create(1f, 0, 0, 0), Quad.First(1, s));
        Assert.Equal(Vector256.Create(1.0, 0, 0, 0), Quad.First(1, d));
        Assert.Equal([1, float.NaN, 0, 0], Values(Quad.First(2, s)));
        Assert.Equal([1, double.NaN, 0, 0], Values(Quad.First(2, d)));
        Assert.Equal([1, float.NaN, float.PositiveInfinity, 0], Values(Quad.First(3, s)));
        Assert.Equal([1, double.NaN, double.PositiveInfinity, 0], Values(Quad.First(3, d)));
        Assert.Equal(Vector128.Create(1f, 9, 9, 9), Quad.First(1, s, Vector128.Create(9f)));
        Assert.Equal(Vector256.Create(1.0, 9, 9, 9), Quad.First(1, d, Vector256.Create(9.0)));
    }

    [Fact]
    public void Values_are_read_and_written_up_to_the_last_and_not_beyond()
    {
        for (int at = 0; at < 3; at++)
        {
            Assert.Equal(Vector128.Create(Singles, at), Quad.Load(Singles, at));
            Assert.Equal(Vector256.Create(Doubles, at), Quad.Load(Doubles, at));
            Few(at, 1, Quad.Load(Singles, at, 1), Quad.Load(Doubles, at, 1));
            Few(at, 2, Quad.Load(Singles, at, 2), Quad.Load(Doubles, at, 2));
            Few(at, 3, Quad.Load(Singles, at, 3), Quad.Load(Doubles, at, 3));
        }

        var s = new Guarded<float>(7);
        var d = new Guarded<double>(7);
        Quad.Store(s.Values, 0, Vector128.Create(1f, 2, 3, 4));
        Quad.Store(d.Values, 0, Vector256.Create(1.0, 2, 3, 4));
        Quad.Store(s.Values, 4, 3, Vector128.Create(5f, 6, 7, 8));
        Quad.Store(d.Values, 4, 3, Vector256.Create(5.0, 6, 7, 8));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], s.Values.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], d.Values.ToArray());
        Quad.Store(s.Values, 6, 1, Vector128.Create(9f));
        Quad.Store(d.Values, 6, 1, Vector256.Create(9.0));
        Quad.Store(s.Values, 4, 2, Vector128.Create(8f));
        Quad.Store(d.Values, 4, 2, Vector256.Create(8.0));
        Assert.Equal([1, 2, 3, 4, 8, 8, 9], s.Values.ToArray());
        Assert.Equal([1, 2, 3, 4, 8, 8, 9], d.Values.ToArray());
        s.AssertFences();
        d.AssertFences();

        PinnedValues<float> singles = new(ref s.First);
        PinnedValues<double> doubles = new(ref d.First);
        Quad.Store(singles, 2, Vector128.Create(1f, 2, 3, 4));
        Quad.Store(doubles, 2, Vector256.Create(1.0, 2, 3, 4));
        Assert.Equal(Vector128.Create(2f, 1, 2, 3), Quad.Load(singles, 1));
        Assert.Equal(Vector256.Create(2.0, 1, 2, 3), Quad.Load(doubles, 1));

        static void Few(int at, int count, S single, D @double)
        {
            for (int lane = 0; lane < 4; lane++)
            {
                Assert.Equal(lane < count ? Singles[at + lane] : 0, single[lane]);
                Assert.Equal(lane < count ? Doubles[at + lane] : 0, @double[lane]);
            }
        }
    }

    private static float[] Values(S lanes) => [lanes[0], lanes[1], lanes[2], lanes[3]];

    private static double[] Values(D lanes) => [lanes[0], lanes[1], lanes[2], lanes[3]];
}
