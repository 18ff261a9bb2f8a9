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
        }
        Assert.Equal(0, Quad.SumEach(s[0], default, default, default)[3]);
        Assert.Equal(0, Quad.SumEach(d[0], default, default, default)[2]);
    }

    [Fact]
    public void Columns_are_read_and_written_for_present_rows_only()
    {
        foreach (int width in (int[])[1, 2, 3, 7])
        {
            for (int column = 0; column < width; column++)
            {
                Column(width, column, 4, default(FourRows));
                Column(width, column, 1, default(OneRow));
                for (int count = 1; count <= 4; count++) Column(width, column, count, new FewRows(count));
            }
        }
    }

    [Fact]
    public void Absent_lanes_become_zero_even_if_they_are_no_numbers()
    {
        for (int count = 1; count <= 4; count++)
        {
            S s = Quad.Present(Quad.Every(float.NaN), new FewRows(count));
            D d = Quad.Present(Quad.Every(double.NaN), new FewRows(count));
            for (int lane = 0; lane < 4; lane++)
            {
                Assert.Equal(lane < count ? float.NaN : 0, s[lane]);
                Assert.Equal(lane < count ? double.NaN : 0, d[lane]);
            }
        }
        Assert.Equal(Vector128.Create(3f, 0, 0, 0), Quad.Present(Quad.Every(3f), default(OneRow)));
        Assert.Equal(Vector256.Create(3.0, 0, 0, 0), Quad.Present(Quad.Every(3.0), default(OneRow)));
        Assert.Equal(Quad.Every(3f), Quad.Present(Quad.Every(3f), default(FourRows)));
        Assert.Equal(Quad.Every(3.0), Quad.Present(Quad.Every(3.0), default(FourRows)));
    }

    [Fact]
    public void Gradients_are_added()
    {
        float[] s = [1, 2, 3, 4, 5, 6];
        Quad.Accumulate(s, 1, Vector128.Create(10f, 20, 30, 40));
        Assert.Equal([1, 12, 23, 34, 45, 6], s);
        double[] d = [1, 2, 3, 4, 5, 6];
        Quad.Accumulate(d, 2, Vector256.Create(10.0, 20, 30, 40));
        Assert.Equal([1, 2, 13, 24, 35, 46], d);
    }

    [Fact]
    public void Small_operations_are_those_of_single_values()
    {
        S a = Vector128.Create(1f, -2, 0, 3), b = Vector128.Create(2f, -3, 0, -1);
        Assert.Equal(Vector128.Create(1f, -3, 0, -1), Quad.Min(a, b));
        Assert.Equal(Vector128.Create(2f, -2, 0, 3), Quad.Max(a, b));
        Assert.Equal(Vector128.Create(1f, 2, 0, 3), Quad.Abs(a));
        Assert.Equal(Vector128.Create(2f, -2, 0, 3), Quad.Select(Quad.GreaterThan(a, b), a, b));
        Assert.Equal(Vector128.Create(1f, -3, 0, -1), Quad.Select(Quad.LessThan(a, b), a, b));
        Assert.Equal(Vector128.Create(3f, 4, 0, 0), Quad.MulAdd(a, b, Vector128.Create(1f, -2, 0, 3)));
        D x = Vector256.Create(1.0, -2, 0, 3), y = Vector256.Create(2.0, -3, 0, -1);
        Assert.Equal(Vector256.Create(1.0, -3, 0, -1), Quad.Min(x, y));
        Assert.Equal(Vector256.Create(2.0, -2, 0, 3), Quad.Max(x, y));
        Assert.Equal(Vector256.Create(1.0, 2, 0, 3), Quad.Abs(x));
        Assert.Equal(Vector256.Create(2.0, -2, 0, 3), Quad.Select(Quad.GreaterThan(x, y), x, y));
        Assert.Equal(Vector256.Create(1.0, -3, 0, -1), Quad.Select(Quad.LessThan(x, y), x, y));
        Assert.Equal(Vector256.Create(3.0, 4, 0, 0), Quad.MulAdd(x, y, Vector256.Create(1.0, -2, 0, 3)));
    }

    [Fact]
    public void Functions_are_those_of_the_lanes()
    {
        (string Name, Func<S, S> Single, Func<D, D> Double)[] functions =
        [
            ("Exp", Quad.Exp, Quad.Exp), ("Expm1", Quad.Expm1, Quad.Expm1), ("Log", Quad.Log, Quad.Log), ("Tanh", Quad.Tanh, Quad.Tanh),
            ("Sigmoid", Quad.Sigmoid, Quad.Sigmoid), ("Erf", Quad.Erf, Quad.Erf), ("Sin", Quad.Sin, Quad.Sin), ("Cos", Quad.Cos, Quad.Cos),
            ("TanhFast", Quad.TanhFast, Quad.TanhFast), ("SigmoidFast", Quad.SigmoidFast, Quad.SigmoidFast),
            ("Softplus", Quad.Softplus, Quad.Softplus), ("Gelu", Quad.Gelu, Quad.Gelu), ("GeluSlope", Quad.GeluSlope, Quad.GeluSlope),
        ];
        foreach ((string name, Func<S, S> single, Func<D, D> @double) in functions)
        {
            float[] s = NamedFunctions.Evaluate<Lanes512<float>, float>(name, Singles);
            double[] d = NamedFunctions.Evaluate<Lanes512<double>, double>(name, Doubles);
            for (int i = 0; i < Singles.Length; i += 4)
            {
                for (int lane = 0; lane < 4; lane++)
                {
                    Assert.Equal(s[i + lane], single(Vector128.Create(Singles, i))[lane]);
                    Assert.Equal(d[i + lane], @double(Vector256.Create(Doubles, i))[lane]);
                }
            }
        }
    }

    private static void Column<TRows>(int width, int column, int count, TRows lanes)
        where TRows : struct, IRows
    {
        Assert.Equal(count, lanes.Count);
        // Exactly the memory of the rows: fences stand right behind the last one.
        Guarded<float> s = Guarded<float>.Of(Singles.AsSpan(0, count * width)), sTarget = new(count * width);
        Guarded<double> d = Guarded<double>.Of(Doubles.AsSpan(0, count * width)), dTarget = new(count * width);
        S single = Quad.Column<TRows>(s.Values, column, width, lanes);
        D @double = Quad.Column<TRows>(d.Values, column, width, lanes);
        Quad.Store(sTarget.Values, column, width, lanes, single);
        Quad.Store(dTarget.Values, column, width, lanes, @double);
        sTarget.AssertFences();
        dTarget.AssertFences();
        for (int lane = 0; lane < 4; lane++)
        {
            int row = Math.Min(lane, count - 1);
            Assert.Equal(Singles[row * width + column], single[lane]);
            Assert.Equal(Doubles[row * width + column], @double[lane]);
        }
        for (int i = 0; i < count * width; i++)
        {
            Assert.Equal(i % width == column ? Singles[i] : 0, sTarget.Values[i]);
            Assert.Equal(i % width == column ? Doubles[i] : 0, dTarget.Values[i]);
        }
    }
}
