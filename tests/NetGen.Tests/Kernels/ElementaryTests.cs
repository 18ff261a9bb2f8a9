using System.Runtime.Intrinsics;
using NetGen.Kernels;
using D = NetGen.Kernels.Lanes256<double>;
using S = NetGen.Kernels.Lanes128<float>;

namespace NetGen.Tests.Kernels;

/// <summary>The functions of straight-line code at every width.</summary>
public sealed class ElementaryTests
{
    private static readonly float[] Singles = Batch.Uniform<float>(64, 1);
    private static readonly double[] Doubles = Batch.Uniform<double>(64, 1);

    [Fact]
    public void Both_kinds_of_functions_are_those_of_the_lanes_at_every_width()
    {
        Compare("Exp", Lanes128<float>.Exp, Lanes256<double>.Exp, Called.Exp, Called.Exp);
        Compare("Expm1", Lanes128<float>.Expm1, Lanes256<double>.Expm1, Called.Expm1, Called.Expm1);
        Compare("Log", Lanes128<float>.Log, Lanes256<double>.Log, Called.Log, Called.Log);
        Compare("Tanh", Lanes128<float>.Tanh, Lanes256<double>.Tanh, Called.Tanh, Called.Tanh);
        Compare("TanhFast", Lanes128<float>.TanhFast, Lanes256<double>.TanhFast, Called.TanhFast, Called.TanhFast);
        Compare("Sigmoid", Lanes128<float>.Sigmoid, Lanes256<double>.Sigmoid, Called.Sigmoid, Called.Sigmoid);
        Compare("SigmoidFast", Lanes128<float>.SigmoidFast, Lanes256<double>.SigmoidFast, Called.SigmoidFast, Called.SigmoidFast);
        Compare("Erf", Lanes128<float>.Erf, Lanes256<double>.Erf, Called.Erf, Called.Erf);
        Compare("Sin", Lanes128<float>.Sin, Lanes256<double>.Sin, Called.Sin, Called.Sin);
        Compare("Cos", Lanes128<float>.Cos, Lanes256<double>.Cos, Called.Cos, Called.Cos);
        Compare("Softplus", Lanes128<float>.Softplus, Lanes256<double>.Softplus, Called.Softplus, Called.Softplus);
        Compare("Gelu", Lanes128<float>.Gelu, Lanes256<double>.Gelu, Called.Gelu, Called.Gelu);
        Compare("GeluDerivative", Lanes128<float>.GeluDerivative, Lanes256<double>.GeluDerivative, Called.GeluDerivative, Called.GeluDerivative);
    }

    [Fact]
    public void The_second_is_taken_of_equal_zeros_and_where_one_is_not_a_number()
    {
        float[] values = [0f, -0f, 1, -1, float.NaN];
        foreach (float x in values)
        {
            foreach (float y in values)
            {
                Assert.Equal(Vector128.Create(x > y ? x : y).AsInt32(), Lanes128<float>.Max(new() { Vector = Vector128.Create(x) }, new() { Vector = Vector128.Create(y) }).Vector.AsInt32());
                Assert.Equal(Vector256.Create(x > y ? x : y).AsInt32(), Lanes256<float>.Max(new() { Vector = Vector256.Create(x) }, new() { Vector = Vector256.Create(y) }).Vector.AsInt32());
                Assert.Equal(Vector512.Create(x > y ? x : y).AsInt32(), Lanes512<float>.Max(new() { Vector = Vector512.Create(x) }, new() { Vector = Vector512.Create(y) }).Vector.AsInt32());
                Assert.Equal(Vector128.Create(x < y ? x : (double)y).AsInt64(), Lanes128<double>.Min(new() { Vector = Vector128.Create((double)x) }, new() { Vector = Vector128.Create((double)y) }).Vector.AsInt64());
                Assert.Equal(Vector256.Create(x < y ? x : (double)y).AsInt64(), Lanes256<double>.Min(new() { Vector = Vector256.Create((double)x) }, new() { Vector = Vector256.Create((double)y) }).Vector.AsInt64());
                Assert.Equal(Vector512.Create(x < y ? x : (double)y).AsInt64(), Lanes512<double>.Min(new() { Vector = Vector512.Create((double)x) }, new() { Vector = Vector512.Create((double)y) }).Vector.AsInt64());
            }
        }
    }

    private static void Compare(string name, Func<S, S> inlined, Func<D, D> inlinedDouble, Func<Lanes512<float>, Lanes512<float>> called, Func<Lanes512<double>, Lanes512<double>> calledDouble)
    {
        float[] s = NamedFunctions.Evaluate<Lanes256<float>, float>(name, Singles);
        double[] d = NamedFunctions.Evaluate<Lanes256<double>, double>(name, Doubles);
        for (int i = 0; i < Singles.Length; i++)
        {
            Assert.Equal(s[i], inlined(new() { Vector = Vector128.Create(Singles, i / 4 * 4) }).Vector[i % 4]);
            Assert.Equal(d[i], inlinedDouble(new() { Vector = Vector256.Create(Doubles, i / 4 * 4) }).Vector[i % 4]);
            Assert.Equal(s[i], called(new() { Vector = Vector512.Create(Singles, i / 16 * 16) }).Vector[i % 16]);
            Assert.Equal(d[i], calledDouble(new() { Vector = Vector512.Create(Doubles, i / 8 * 8) }).Vector[i % 8]);
        }
    }
}
