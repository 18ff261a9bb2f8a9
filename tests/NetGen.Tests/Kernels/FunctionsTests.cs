using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public sealed partial class FunctionsTests
{
    /// <summary>Function, largest error in ULP in single and in double precision, range of arguments.</summary>
    public static TheoryData<string, double, double, double> Accuracy => new()
    {
        { "Exp", 1.4, 1.5, 88.7 },
        { "Expm1", 1.7, 2.5, 88.7 },
        { "Log", 1.1, 1.1, double.MaxValue },
        { "Tanh", 1.9, 2.2, double.MaxValue },
        { "Sigmoid", 2.5, 2.6, 87 },
        { "Softplus", 3.1, 3.6, double.MaxValue },
        { "Erf", 1.7, 1.8, double.MaxValue },
        { "Gelu", 6.5, 7.8, double.MaxValue },
        { "Sin", 2.5, 2, 39000 },
        { "Cos", 2.5, 2.5, 39000 },
    };

    /// <summary>Where multiplication and addition are rounded apart, a few functions lose a little more.</summary>
    private static readonly double Slack = Fma.IsSupported || AdvSimd.Arm64.IsSupported ? 1 : 2;

    private static readonly ILookup<string, (float Argument, double Value)> Reference = ReadReference("reference-values.csv", cell => (float)Number(cell));

    private static readonly ILookup<string, (double Argument, double Value)> DoubleReference = ReadReference("reference-values-double.csv", Number);

    [Theory]
    [MemberData(nameof(Accuracy))]
    public void True_values_are_met_in_double_precision(string function, double single, double maxUlp, double range)
    {
        Assert.True(single > 0 && range > 0);
        (float Argument, double Value)[] points = [.. Reference[function]];
        Assert.True(points.Length > 100);
        double[] actual = NamedFunctions.Evaluate<Lanes256<double>, double>(function, [.. points.Select(p => (double)p.Argument)]);
        for (int i = 0; i < points.Length; i++)
            AssertUlp(function, points[i].Argument, points[i].Value, actual[i], maxUlp, Math.BitIncrement(Math.Abs(points[i].Value)) - Math.Abs(points[i].Value));
    }

    [Theory]
    [MemberData(nameof(Accuracy))]
    public void Every_40009th_single_number_is_right(string function, double maxUlp, double doubleUlp, double range)
    {
        Assert.True(doubleUlp > 0);
        float[] arguments = [.. EverySingle(40009).Where(x => Math.Abs(x) <= range && (function != "Log" || x > 0))];
        float[] actual = NamedFunctions.Evaluate<Lanes128<float>, float>(function, arguments);
        double[] expected = NamedFunctions.Evaluate<Lanes256<double>, double>(function, Batch.ToDouble<float>(arguments));
        for (int i = 0; i < arguments.Length; i++)
        {
            if (Math.Abs(expected[i]) < 1.2e-38) continue;      // where digits are lost to underflow
            float size = MathF.Abs((float)expected[i]);
            AssertUlp(function, arguments[i], expected[i], actual[i], maxUlp, MathF.BitIncrement(size) - size);
        }
    }

    [Theory]
    [InlineData("Exp")]
    [InlineData("Tanh")]
    [InlineData("Sigmoid")]
    public void Relative_error_in_double_precision_is_at_most_1e_15(string function)
    {
        (double Argument, double Value)[] points = [.. DoubleReference[function]];
        Assert.True(points.Length > 1900);
        double[] actual = NamedFunctions.Evaluate<Lanes256<double>, double>(function, [.. points.Select(p => p.Argument)]);
        for (int i = 0; i < points.Length; i++)
        {
            (double argument, double value) = points[i];
            Assert.True(Math.Abs(actual[i] - value) <= 1e-15 * Math.Abs(value), $"{function}({argument:R}) = {value:R}, got {actual[i]:R}");
        }
    }

    /// <summary>The library of the platform, which has nothing to do with ours, at a hundred thousand points; it is within a few ULP itself.</summary>
    [Fact]
    public void The_platform_agrees()
    {
        double[] arguments = [.. Batch.Uniform<double>(50000, 5, -700, 700), .. Batch.Uniform<double>(50000, 6, -4, 4)];
        (string Name, Func<double, double> Platform)[] functions =
            [("Exp", Math.Exp), ("Tanh", Math.Tanh), ("Sigmoid", x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)))];
        foreach ((string name, Func<double, double> platform) in functions)
        {
            double[] actual = NamedFunctions.Evaluate<Lanes256<double>, double>(name, arguments);
            for (int i = 0; i < arguments.Length; i++)
            {
                double expected = platform(arguments[i]);
                Assert.True(Math.Abs(actual[i] - expected) <= 2e-15 * Math.Abs(expected), $"{name}({arguments[i]:R}): {expected:R}, {actual[i]:R}");
            }
        }
    }

    [Fact]
    public void Single_precision_is_as_accurate_as_promised()
    {
        AssertScan<Elementary.Exp, Elementary.Exp>(scan => scan.Ulp <= 2 * Slack);
        AssertScan<Elementary.Tanh, Elementary.Tanh>(scan => scan.Ulp <= 2 * Slack);
        AssertScan<Elementary.Sigmoid, Elementary.Sigmoid>(scan => scan.Ulp <= 4 * Slack);
        AssertScan<Elementary.TanhFast, Elementary.Tanh>(scan => scan is { Absolute: <= 4e-7, Results: ( >= -1, <= 1) });
        AssertScan<Elementary.SigmoidFast, Elementary.Sigmoid>(scan => scan is { Absolute: <= 4e-7, Results: ( >= 0, <= 1) });
    }

    [Theory]
    [InlineData("TanhFast", "Tanh", -1)]
    [InlineData("SigmoidFast", "Sigmoid", 0)]
    public void Fast_forms_are_as_near_in_double_precision(string fast, string accurate, double lowest)
    {
        double[] arguments = [.. Batch.Uniform<double>(100000, 7, -20, 20), double.NegativeInfinity, -1e300, 1e300, double.PositiveInfinity];
        double[] expected = NamedFunctions.Evaluate<Lanes256<double>, double>(accurate, arguments);
        double[] actual = NamedFunctions.Evaluate<Lanes256<double>, double>(fast, arguments);
        for (int i = 0; i < arguments.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 2.8e-7);
            Assert.InRange(actual[i], lowest, 1);
        }
    }

    [Fact]
    public void Derivative_of_gelu_is_right()
    {
        (float Argument, double Value)[] points = [.. Reference["GeluDerivative"]];
        double[] doubles = NamedFunctions.Evaluate<Lanes256<double>, double>("GeluDerivative", [.. points.Select(p => (double)p.Argument)]);
        float[] singles = NamedFunctions.Evaluate<Lanes256<float>, float>("GeluDerivative", [.. points.Select(p => p.Argument)]);
        for (int i = 0; i < points.Length; i++)
        {
            Assert.Equal(points[i].Value, doubles[i], 1e-15);
            Assert.Equal(points[i].Value, singles[i], 3e-7);
        }
    }

    [Theory]
    [InlineData("Exp", "NaN NaN, -Inf 0, Inf Inf, 0 1, -0 1, 1e-40 1, -200 0, 200 Inf")]
    [InlineData("Expm1", "NaN NaN, -Inf -1, Inf Inf, 0 0, 1e-40 1e-40, -1e-40 -1e-40, -200 -1, 200 Inf")]
    [InlineData("Log", "NaN NaN, -Inf NaN, Inf Inf, 0 -Inf, -0 -Inf, 1 0, -1 NaN, -1e-40 NaN")]
    [InlineData("Tanh", "NaN NaN, -Inf -1, Inf 1, 0 0, -0 -0, 1e-40 1e-40, 30 1, -30 -1")]
    [InlineData("Sigmoid", "NaN NaN, -Inf 0, Inf 1, 0 0.5, -0 0.5, 1e-40 0.5, -800 0, 800 1")]
    [InlineData("TanhFast", "NaN NaN, 0 0, -0 -0")]
    [InlineData("SigmoidFast", "NaN NaN, 0 0.5, -0 0.5, 1e-40 0.5")]
    [InlineData("Softplus", "NaN NaN, -Inf 0, Inf Inf, -800 0, 800 800")]
    [InlineData("Erf", "NaN NaN, -Inf -1, Inf 1, 0 0, -0 -0, 9 1, -9 -1")]
    [InlineData("Gelu", "NaN NaN, Inf Inf, -Inf 0, 0 0, -0 -0, 50 50, -50 0")]
    [InlineData("GeluDerivative", "NaN NaN, Inf 1, -Inf 0, 0 0.5, 50 1, -50 0")]
    [InlineData("Sin", "NaN NaN, Inf NaN, -Inf NaN, 0 0, 1e-40 1e-40")]
    [InlineData("Cos", "NaN NaN, Inf NaN, -Inf NaN")]
    public void Special_values_are_right(string function, string cases)
    {
        foreach (string pair in cases.Split(", "))
        {
            double[] numbers = [.. pair.Split(' ').Select(Number)];
            float[] singles = [(float)numbers[0]];
            double[] doubles = [numbers[0]];
            if (numbers[0] is < -105 or > 105 || Math.Abs(numbers[0]) < 90 || function is not ("Exp" or "Expm1"))
                AssertSame(pair, (float)numbers[1], NamedFunctions.Evaluate<Lanes128<float>, float>(function, singles)[0]);
            if (Math.Abs(numbers[0]) != 200)
                AssertSame(pair, numbers[1], NamedFunctions.Evaluate<Lanes128<double>, double>(function, doubles)[0]);
        }
    }

    [Fact]
    public void Denormal_numbers_are_read_and_written()
    {
        float[] exp = NamedFunctions.Evaluate<Lanes256<float>, float>("Exp", [-88f, -95f, -100f, -103.2f]);
        for (int i = 0; i < exp.Length; i++) Assert.Equal(Math.Exp(new[] { -88f, -95f, -100f, -103.2f }[i]), exp[i], 1.5e-45);
        float[] sigmoid = NamedFunctions.Evaluate<Lanes256<float>, float>("Sigmoid", [-88f, -95f, -100f, -103.2f]);
        for (int i = 0; i < exp.Length; i++) Assert.Equal(Math.Exp(new[] { -88f, -95f, -100f, -103.2f }[i]), sigmoid[i], 1.5e-45);
        double[] wideSigmoid = NamedFunctions.Evaluate<Lanes256<double>, double>("Sigmoid", [-709.5, -720, -740, -745]);
        for (int i = 0; i < wideSigmoid.Length; i++) Assert.Equal(Math.Exp(new[] { -709.5, -720, -740, -745 }[i]), wideSigmoid[i], 1e-323);
        double[] wide = NamedFunctions.Evaluate<Lanes256<double>, double>("Exp", [-709.5, -720, -740, -745]);
        for (int i = 0; i < wide.Length; i++) Assert.Equal(Math.Exp(new[] { -709.5, -720, -740, -745 }[i]), wide[i], 1e-323);
        // A product with an exponential that has lost digits must not lose more.
        float[] gelu = NamedFunctions.Evaluate<Lanes256<float>, float>("Gelu", [-13.12f, -13.146843f, -13.157743f, -13.5f]);
        double[] wideGelu = NamedFunctions.Evaluate<Lanes256<double>, double>("Gelu", [-13.12f, -13.146843f, -13.157743f, -13.5f]);
        for (int i = 0; i < gelu.Length; i++) Assert.Equal(wideGelu[i], gelu[i], 4e-45);
        float[] log = NamedFunctions.Evaluate<Lanes256<float>, float>("Log", [1e-39f, 3e-42f, float.Epsilon]);
        for (int i = 0; i < log.Length; i++) Assert.Equal(Math.Log(new[] { 1e-39f, 3e-42f, float.Epsilon }[i]), log[i], 1e-5);
        double[] wideLog = NamedFunctions.Evaluate<Lanes256<double>, double>("Log", [1e-310, 7e-320, double.Epsilon]);
        for (int i = 0; i < wideLog.Length; i++) Assert.Equal(Math.Log(new[] { 1e-310, 7e-320, double.Epsilon }[i]), wideLog[i], 1e-12);
    }

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        float[] singles = [.. EverySingle(600011), float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f];
        double[] doubles = [.. Batch.ToDouble<float>(singles), .. Batch.Uniform<double>(1000, 1, -800, 800)];
        foreach (string function in (string[])[.. Accuracy.Select(row => row.Data.Item1), "GeluDerivative", "TanhFast", "SigmoidFast"])
        {
            AssertEqualAtEveryWidth(function, singles);
            AssertEqualAtEveryWidth(function, doubles);
        }
    }

    /// <summary>Every 997th number, and every single one around the places where something changes. The slow suite takes all of them.</summary>
    private static void AssertScan<TFunction, TReference>(Func<SingleScan, bool> isRight)
        where TFunction : struct, IUnary
        where TReference : struct, IUnary
    {
        var scan = new SingleScan();
        scan.Over<TFunction, TReference>(0, uint.MaxValue, 997);
        // steps of the reduction, the bounds of the arguments, and where results saturate, overflow or become denormal
        foreach (float place in (float[])[0, 1.17549435e-38f, 0.17328680f, 0.5198604f, 0.8664340f, 7.9f, 8.14448f, 9.0109f, 10, 15.8f, 16.6f, 17.3f, 20, 87.33655f, 88.722839f, 89, 103.9721f, 104, float.PositiveInfinity])
        {
            foreach (uint sign in (uint[])[0, 1u << 31])
            {
                uint bits = BitConverter.SingleToUInt32Bits(place) | sign;
                scan.Over<TFunction, TReference>(place == 0 ? bits : bits - 8192, bits + 8191, 1);
            }
        }
        Assert.True(isRight(scan) && scan.Wrong is null, $"{typeof(TFunction).Name}: {scan}");
    }

    private static void AssertEqualAtEveryWidth<T>(string function, T[] arguments)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] wide = NamedFunctions.Evaluate<Lanes512<T>, T>(function, arguments);
        T[] middle = NamedFunctions.Evaluate<Lanes256<T>, T>(function, arguments);
        T[] narrow = NamedFunctions.Evaluate<Lanes128<T>, T>(function, arguments);
        T[] single = NamedFunctions.Evaluate<Lanes1<T>, T>(function, arguments);
        for (int i = 0; i < arguments.Length; i++)
        {
            Assert.True(SameBits(wide[i], middle[i]) && SameBits(wide[i], narrow[i]) && SameBits(wide[i], single[i]),
                $"{function}({arguments[i]}): {wide[i]}, {middle[i]}, {narrow[i]}, {single[i]}");
        }
    }

    private static bool SameBits<T>(T a, T b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => (T.IsNaN(a) && T.IsNaN(b)) || (a == b && T.IsNegative(a) == T.IsNegative(b));

    private static void AssertSame<T>(string what, T expected, T actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Assert.True(SameBits(expected, actual), $"{what}: expected {expected}, got {actual}");

    private static void AssertUlp(string function, double argument, double expected, double actual, double maxUlp, double ulp)
    {
        double error = Math.Abs(actual - expected) / ulp;
        Assert.True(error <= maxUlp * Slack, $"{function}({argument:R}) = {expected:R}, got {actual:R}: {error:F2} ULP");
    }

    private static IEnumerable<float> EverySingle(uint stride)
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits += stride)
        {
            float value = BitConverter.UInt32BitsToSingle((uint)bits);
            if (float.IsNormal(value)) yield return value;
        }
    }

    private static double Number(string text) => text switch
    {
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static ILookup<string, (T Argument, double Value)> ReadReference<T>(string file, Func<string, T> argument)
        => Rows(file).ToLookup(cells => cells[0], cells => (argument(cells[1]), Number(cells[2])));

    private static IEnumerable<string[]> Rows(string file, [CallerFilePath] string here = "")
        => File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, file)).Skip(1).Select(line => line.Split(','));
}
