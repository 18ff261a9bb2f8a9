using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public sealed unsafe class LanesTests
{
    private static readonly double[] Values = [0, -0.0, 1, -1, 0.5, 2.5, -2.5, 3.5, 1e-40, -1e30, 7.25, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void Operations_are_those_of_single_values()
    {
        Operations<Lanes512<float>, float>();
        Operations<Lanes256<float>, float>();
        Operations<Lanes128<float>, float>();
        Operations<Lanes1<float>, float>();
        Operations<Lanes512<double>, double>();
        Operations<Lanes256<double>, double>();
        Operations<Lanes128<double>, double>();
        Operations<Lanes1<double>, double>();
    }

    [Fact]
    public void Constants_first_let_not_a_number_pass()
    {
        Assert.True(float.IsNaN(First(Lanes256<float>.Max(Lanes256<float>.Zero, Lanes256<float>.Broadcast(float.NaN)))));
        Assert.True(double.IsNaN(First<Lanes128<double>, double>(Lanes128<double>.Min(Lanes128<double>.Constant(1), Lanes128<double>.Broadcast(double.NaN)))));
    }

    [Fact]
    public void Powers_of_two_scale_and_split_over_the_whole_range()
    {
        Powers<Lanes512<float>, float>(-150, 128);
        Powers<Lanes256<float>, float>(-150, 128);
        Powers<Lanes128<float>, float>(-150, 128);
        Powers<Lanes1<float>, float>(-150, 128);
        Powers<Lanes512<double>, double>(-1076, 1024);
        Powers<Lanes256<double>, double>(-1076, 1024);
        Powers<Lanes128<double>, double>(-1076, 1024);
        Powers<Lanes1<double>, double>(-1076, 1024);
    }

    [Fact]
    public void First_lanes_is_a_mask_of_any_count()
    {
        FirstLanes<Lanes512<float>, float>();
        FirstLanes<Lanes256<float>, float>();
        FirstLanes<Lanes128<float>, float>();
        FirstLanes<Lanes1<float>, float>();
        FirstLanes<Lanes512<double>, double>();
        FirstLanes<Lanes256<double>, double>();
        FirstLanes<Lanes128<double>, double>();
        FirstLanes<Lanes1<double>, double>();
    }

    [Fact]
    public void A_single_lane_that_is_not_less_counts()
    {
        AssertCounts<Lanes512<float>, float>();
        AssertCounts<Lanes256<float>, float>();
        AssertCounts<Lanes128<float>, float>();
        AssertCounts<Lanes512<double>, double>();
        AssertCounts<Lanes256<double>, double>();
        AssertCounts<Lanes128<double>, double>();

        static void AssertCounts<TLanes, T>()
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int lane = 0; lane < TLanes.Count; lane++)
            {
                T[] values = new T[TLanes.Count];
                Assert.True(TLanes.AreLess(TLanes.Load(in values[0]), TLanes.Constant(1)));
                values[lane] = T.One;
                Assert.False(TLanes.AreLess(TLanes.Load(in values[0]), TLanes.Constant(1)));
            }
        }
    }

    private static void Operations<TLanes, T>()
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (T x in Values.Select(T.CreateChecked))
        {
            TLanes a = TLanes.Broadcast(x);
            Same(T.Abs(x), TLanes.Abs(a));
            Same(-x, -a);
            Same(T.Sqrt(x), TLanes.Sqrt(a));
            Same(T.Round(x, MidpointRounding.ToEven), TLanes.Round(a));
            foreach (T y in Values.Select(T.CreateChecked))
            {
                TLanes b = TLanes.Broadcast(y);
                Same(x + y, a + b);
                Same(x - y, a - b);
                Same(x * y, a * b);
                Same(x / y, a / b);
                Same(T.MultiplyAddEstimate(x, y, x), TLanes.MultiplyAdd(a, b, a));
                Same(x > y ? x : y, TLanes.Select(TLanes.GreaterThan(a, b), a, b));
                Same(x < y ? x : y, TLanes.Select(TLanes.LessThan(a, b), a, b));
                Same(T.Abs(x) < y ? T.Zero : x, TLanes.ZeroBelow(y, a));
                Assert.Equal(x < y, TLanes.AreLess(a, b));
                Same(x == y ? T.One : T.Zero, TLanes.And(TLanes.Equal(a, b), TLanes.Constant(1)));
                // Everywhere the second of equal zeros, and the second where one is NaN.
                Same(x > y ? x : y, TLanes.Max(a, b));
                Same(x < y ? x : y, TLanes.Min(a, b));
            }
        }
        Same(T.One, TLanes.Or(TLanes.Zero, TLanes.Constant(1)));
        Same(T.CreateChecked(3), TLanes.ShiftLeft(TLanes.ShiftRight(TLanes.Constant(3), 8), 8));
        Same(T.Epsilon, TLanes.SubtractBits(TLanes.Broadcast(T.BitIncrement(T.One)), TLanes.Constant(1)));
        T[] memory = Batch.Uniform<T>(TLanes.Count + 1, 1);
        TLanes.Load(in memory[1]).Store(ref memory[0]);
        Assert.Equal(Batch.Uniform<T>(TLanes.Count + 1, 1)[1..], memory[..TLanes.Count]);
    }

    private static void Powers<TLanes, T>(int low, int high)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (double mantissa in (double[])[1, 1.25, 0.75, 1.9375])
        {
            for (int power = low; power <= high; power++)
            {
                T expected = T.ScaleB(T.CreateChecked(mantissa), power);
                TLanes x = TLanes.Constant(mantissa), n = TLanes.Constant(power);
                Same(expected, TLanes.Scale(x, n));
                Same(expected, PowersOfTwo<TLanes, T>.Scale(x, n));
                if (!T.IsNormal(expected)) continue;
                TLanes split = PowersOfTwo<TLanes, T>.Split(TLanes.Broadcast(expected), out TLanes exponent);
                Same(T.CreateChecked(T.ILogB(expected)), exponent);
                Same(expected, TLanes.Scale(split, exponent));
            }
        }
    }

    private static void FirstLanes<TLanes, T>()
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, INumberBase<T>
    {
        for (int count = -20; count <= 20; count++)
        {
            TLanes masked = TLanes.And(TLanes.Constant(1), TLanes.FirstLanes(count));
            for (int lane = 0; lane < TLanes.Count; lane++)
                Assert.Equal(lane < count ? T.One : T.Zero, ((T*)&masked)[lane]);
        }
    }

    private static void Same<TLanes, T>(T expected, TLanes actual)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            T value = ((T*)&actual)[lane];
            Assert.True((expected == value && T.IsNegative(expected) == T.IsNegative(value)) || (T.IsNaN(expected) && T.IsNaN(value)), $"expected {expected}, got {value}");
        }
    }

    private static float First(Lanes256<float> lanes) => First<Lanes256<float>, float>(lanes);

    private static T First<TLanes, T>(TLanes lanes)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
        => *(T*)&lanes;
}
