using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <content>What functions never do: leave their range, or miss the true value by more than is documented.</content>
public sealed partial class FunctionsTests
{
    private static readonly ILookup<string, (double Argument, double Value, double Missing)> LargestErrors = Rows("reference-values-largest-errors.csv")
        .ToLookup(cells => cells[0], cells => (Number(cells[1]), Number(cells[2]), Number(cells[3])));

    /// <summary>Where a search over millions of numbers has found the largest errors, and where results become denormal.</summary>
    [Theory]
    [InlineData("Softplus", 3.6, 0)]
    [InlineData("Erf", 1.8, 0)]
    [InlineData("Gelu", 7.8, 4)]
    [InlineData("Sin", 1.9, 0)]
    [InlineData("Cos", 2.4, 0)]
    public void Largest_errors_in_double_precision_are_as_documented(string function, double maxUlp, double maxOfDenormals)
    {
        (double Argument, double Value, double Missing)[] points = [.. LargestErrors[function]];
        Assert.True(points.Length > 150);
        Assert.Equal(maxOfDenormals > 0, points.Any(p => double.IsSubnormal(p.Value)));
        double[] actual = NamedFunctions.Evaluate<Lanes256<double>, double>(function, [.. points.Select(p => p.Argument)]);
        for (int i = 0; i < points.Length; i++)
        {
            (double argument, double value, double rest) = points[i];
            double ulp = Math.BitIncrement(Math.Abs(value)) - Math.Abs(value), error = Math.Abs((actual[i] - value - rest) / ulp);
            Assert.True(error <= (double.IsSubnormal(value) ? maxOfDenormals : maxUlp) * Slack, $"{function}({argument:R}) = {value:R}, got {actual[i]:R}: {error:F2} ULP");
        }
    }

    [Theory]
    [InlineData("Sin", -1, 1)]
    [InlineData("Cos", -1, 1)]
    [InlineData("Erf", -1, 1)]
    [InlineData("Tanh", -1, 1)]
    [InlineData("TanhFast", -1, 1)]
    [InlineData("Sigmoid", 0, 1)]
    [InlineData("SigmoidFast", 0, 1)]
    [InlineData("Softplus", 0, double.PositiveInfinity)]
    [InlineData("Exp", 0, double.PositiveInfinity)]
    [InlineData("Gelu", -0.18, double.PositiveInfinity)]
    [InlineData("GeluDerivative", -0.13, 1.13)]
    public void No_function_leaves_its_range(string function, double lowest, double highest)
    {
        float[] singles = [.. EverySingle(40009), .. Batch.Uniform<float>(10000, 8, -100, 100), float.MinValue, float.MaxValue];
        double[] doubles = [.. Batch.Uniform<double>(20000, 9, 1, 2).Select((x, i) => Math.ScaleB(i % 2 == 0 ? x : -x, i % 2040 - 1020)), double.MinValue, double.MaxValue];
        AssertRange<Lanes512<float>, float>(function, singles, (float)lowest, (float)highest);
        AssertRange<Lanes256<float>, float>(function, singles, (float)lowest, (float)highest);
        AssertRange<Lanes128<float>, float>(function, singles, (float)lowest, (float)highest);
        AssertRange<Lanes1<float>, float>(function, singles, (float)lowest, (float)highest);
        AssertRange<Lanes512<double>, double>(function, doubles, lowest, highest);
        AssertRange<Lanes256<double>, double>(function, doubles, lowest, highest);
        AssertRange<Lanes128<double>, double>(function, doubles, lowest, highest);
        AssertRange<Lanes1<double>, double>(function, doubles, lowest, highest);
    }

    private static void AssertRange<TLanes, T>(string function, T[] arguments, T lowest, T highest)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] actual = NamedFunctions.Evaluate<TLanes, T>(function, arguments);
        for (int i = 0; i < actual.Length; i++)
            Assert.True(actual[i] >= lowest && actual[i] <= highest, $"{function}({arguments[i]:R}) = {actual[i]:R}");
    }
}
