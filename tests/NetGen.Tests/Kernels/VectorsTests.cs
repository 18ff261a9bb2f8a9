using System.Runtime.Intrinsics;
using NetGen.Kernels;
using D = System.Runtime.Intrinsics.Vector256<double>;
using S = System.Runtime.Intrinsics.Vector128<float>;

namespace NetGen.Tests.Kernels;

/// <summary>What straight-line code is printed with at every width.</summary>
public sealed class VectorsTests
{
    private static readonly float[] Singles = Batch.Uniform<float>(64, 1);
    private static readonly double[] Doubles = Batch.Uniform<double>(64, 1);

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
        Compare("GeluDerivative", InlinedFunctions.GeluDerivative, InlinedFunctions.GeluDerivative, CalledFunctions.GeluDerivative, CalledFunctions.GeluDerivative);
    }

    [Fact]
    public void The_second_is_taken_of_equal_zeros_and_where_one_is_not_a_number()
    {
        float[] values = [0f, -0f, 1, -1, float.NaN];
        foreach (float x in values)
        {
            foreach (float y in values)
            {
                Assert.Equal(Vector128.Create(x > y ? x : y).AsInt32(), Vectors128.Max(Vector128.Create(x), Vector128.Create(y)).AsInt32());
                Assert.Equal(Vector256.Create(x > y ? x : y).AsInt32(), Vectors256.Max(Vector256.Create(x), Vector256.Create(y)).AsInt32());
                Assert.Equal(Vector512.Create(x > y ? x : y).AsInt32(), Vectors512.Max(Vector512.Create(x), Vector512.Create(y)).AsInt32());
                Assert.Equal(Vector128.Create(x < y ? x : (double)y).AsInt64(), Vectors128.Min(Vector128.Create((double)x), Vector128.Create((double)y)).AsInt64());
                Assert.Equal(Vector256.Create(x < y ? x : (double)y).AsInt64(), Vectors256.Min(Vector256.Create((double)x), Vector256.Create((double)y)).AsInt64());
                Assert.Equal(Vector512.Create(x < y ? x : (double)y).AsInt64(), Vectors512.Min(Vector512.Create((double)x), Vector512.Create((double)y)).AsInt64());
            }
        }
    }

    [Fact]
    public void Roots_and_comparisons_are_those_of_numbers_at_every_width()
    {
        float[] values = [0f, -0f, 1, -1, 2, float.NaN, float.PositiveInfinity];
        foreach (float x in values)
        {
            Assert.Equal(MathF.Sqrt(x), Vectors128.Sqrt(Vector128.Create(x))[3]);
            Assert.Equal(Math.Sqrt(x), Vectors256.Sqrt(Vector256.Create((double)x))[3]);
            Assert.Equal(MathF.Sqrt(x), Vectors512.Sqrt(Vector512.Create(x))[15]);
            Assert.Equal((MathF.Sqrt(x), Math.Sqrt(x)), (Scalars.Sqrt(x), Scalars.Sqrt((double)x)));
            foreach (float y in values)
            {
                int mask = x >= y ? -1 : 0;
                Assert.Equal(Vector128.Create(mask), Vectors128.GreaterThanOrEqual(Vector128.Create(x), Vector128.Create(y)).AsInt32());
                Assert.Equal(Vector256.Create((long)mask), Vectors256.GreaterThanOrEqual(Vector256.Create((double)x), Vector256.Create((double)y)).AsInt64());
                Assert.Equal(Vector512.Create(mask), Vectors512.GreaterThanOrEqual(Vector512.Create(x), Vector512.Create(y)).AsInt32());
                Assert.Equal((x >= y, x >= y), (Scalars.GreaterThanOrEqual(x, y), Scalars.GreaterThanOrEqual((double)x, y)));
            }
        }
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
}
