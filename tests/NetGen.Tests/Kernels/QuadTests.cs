using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Kernels;
using D = System.Runtime.Intrinsics.Vector256<double>;
using S = System.Runtime.Intrinsics.Vector128<float>;

namespace NetGen.Tests.Kernels;

/// <summary>What straight-line code is printed with.</summary>
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
    public void Single_lanes_and_the_largest()
    {
        S s = Vector128.Create(1f, -2, 7, 3);
        D d = Vector256.Create(1.0, -2, 7, 3);
        Assert.Equal(Vector128.Create(7f), Quad.Largest(s));
        Assert.Equal(Vector256.Create(7.0), Quad.Largest(d));
        Assert.Equal(Vector128.Create(-2f), Quad.Every(s, 1));
        Assert.Equal(Vector256.Create(3.0), Quad.Every(d, 3));
    }

    [Fact]
    public void Lanes_that_are_left_out_become_zero_even_if_they_are_no_numbers()
    {
        S s = Vector128.Create(1f, 2, float.NaN, float.PositiveInfinity);
        D d = Vector256.Create(1.0, 2, double.NaN, double.PositiveInfinity);
        Assert.Equal(Vector128.Create(1f, 0, 0, 0), Quad.First(1, s));
        Assert.Equal(Vector128.Create(1f, 2, 0, 0), Quad.First(2, s));
        Assert.Equal(Vector256.Create(1.0, 0, 0, 0), Quad.First(1, d));
        Assert.Equal(Vector256.Create(1.0, 2, 0, 0), Quad.First(2, d));
        Assert.Equal(Vector128.Create(1f, 2, 5, 5), Quad.First(2, s, Vector128.Create(5f)));
        Assert.Equal(Vector256.Create(1.0, 2, 5, 5), Quad.First(2, d, Vector256.Create(5.0)));
    }

    [Fact]
    public void Both_kinds_of_functions_are_those_of_the_lanes_at_every_width()
    {
        Compare("Exp", InlinedFunctions.Exp, InlinedFunctions.Exp, CalledFunctions.Exp, CalledFunctions.Exp);
        Compare("Expm1", InlinedFunctions.Expm1, InlinedFunctions.Expm1, CalledFunctions.Expm1, CalledFunctions.Expm1);
        Compare("Log", InlinedFunctions.Log, InlinedFunctions.Log, CalledFunctions.Log, CalledFunctions.Log);
        Compare("Tanh", InlinedFunctions.Tanh, InlinedFunctions.Tanh, CalledFunctions.Tanh, CalledFunctions.Tanh);
        Compare("TanhFast", InlinedFunctions.TanhFast, InlinedFunctions.TanhFast, CalledFunctions.TanhFast, CalledFunctions.TanhFast);
        Compare("Sigmoid", InlinedFunctions.Sigmoid, InlinedFunctions.Sigmoid, CalledFunctions.Sigmoid, CalledFunctions.Sigmoid);
        Compare("SigmoidFast", InlinedFunctions.SigmoidFast, InlinedFunctions.SigmoidFast, CalledFunctions.SigmoidFast, CalledFunctions.SigmoidFast);
        Compare("Erf", InlinedFunctions.Erf, InlinedFunctions.Erf, CalledFunctions.Erf, CalledFunctions.Erf);
        Compare("Sin", InlinedFunctions.Sin, InlinedFunctions.Sin, CalledFunctions.Sin, CalledFunctions.Sin);
        Compare("Cos", InlinedFunctions.Cos, InlinedFunctions.Cos, CalledFunctions.Cos, CalledFunctions.Cos);
        Compare("Softplus", InlinedFunctions.Softplus, InlinedFunctions.Softplus, CalledFunctions.Softplus, CalledFunctions.Softplus);
        Compare("Gelu", InlinedFunctions.Gelu, InlinedFunctions.Gelu, CalledFunctions.Gelu, CalledFunctions.Gelu);
        Compare("GeluSlope", InlinedFunctions.GeluSlope, InlinedFunctions.GeluSlope, CalledFunctions.GeluSlope, CalledFunctions.GeluSlope);
    }

    /// <summary>Three widths of the same text: what is mended in one is mended in all.</summary>
    [Fact]
    public void The_widths_are_one_text()
    {
        string of256 = Source("Vectors256.cs");
        Assert.Equal(of256, Source("Vectors128.cs").Replace("128", "256", StringComparison.Ordinal));
        Assert.Equal(of256, Source("Vectors512.cs").Replace("512", "256", StringComparison.Ordinal));
    }

    private static void Compare(string name, Func<S, S> inlined, Func<D, D> inlinedDouble, Func<Vector512<float>, Vector512<float>> called, Func<Vector512<double>, Vector512<double>> calledDouble)
    {
        float[] s = NamedFunctions.Evaluate<Lanes256<float>, float>(name, Singles);
        double[] d = NamedFunctions.Evaluate<Lanes256<double>, double>(name, Doubles);
        for (int i = 0; i < Singles.Length; i++)
        {
            Assert.Equal(s[i], inlined(Vector128.Create(Singles, i / 4 * 4))[i % 4]);
            Assert.Equal(d[i], inlinedDouble(Vector256.Create(Doubles, i / 4 * 4))[i % 4]);
            Assert.Equal(s[i], called(Vector512.Create(Singles, i / 16 * 16))[i % 16]);
            Assert.Equal(d[i], calledDouble(Vector512.Create(Doubles, i / 8 * 8))[i % 8]);
        }
    }

    private static string Source(string file, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/NetGen/Kernels/StraightLine", file));
}
