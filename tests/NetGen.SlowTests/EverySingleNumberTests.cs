using NetGen.Kernels;
using NetGen.Tests.Kernels;

namespace NetGen.SlowTests;

/// <summary>
/// The elementwise functions at every single-precision number from 2^-32 to 2^32, of either sign, where all that bends lies, and at every 61st beyond, each power of two and its
/// neighbours among them: zeros, denormal numbers, infinities and NaN, too. With <c>NETGEN_TESTS_EVERY_NUMBER=1</c> at every one of the 2^32.
/// </summary>
public sealed class EverySingleNumberTests
{
    /// <summary>How many numbers one task looks at: those from one power of two to the next.</summary>
    private const uint Part = 1 << 23;

    /// <summary>So many of these at once are looked at without gaps in any case.</summary>
    private const uint Neighbours = 4096;

    private static readonly bool Every = Environment.GetEnvironmentVariable("NETGEN_TESTS_EVERY_NUMBER") == "1";

    /// <summary>One thread for each processor: the pool adds more as long as they are busy, over a hundred in this suite, which gains nothing.</summary>
    private static readonly ParallelOptions OnAllProcessors = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    private readonly ITestOutputHelper _output;

    public EverySingleNumberTests(ITestOutputHelper output) => _output = output;

    [Fact]
    public void Products_round_as_a_division_does_for_every_divisor()
    {
        const int Divisors = 1 << 23, PerTask = 1 << 16;
        long seen = 0;
        Parallel.For(0, Divisors / PerTask, OnAllProcessors, part =>
        {
            var quotients = new HardQuotients();
            quotients.Check<Lanes256<float>>(part * PerTask, (part + 1) * PerTask, 1);
            Interlocked.Add(ref seen, quotients.Seen);
        });
        Assert.Equal(300_411_891, seen);
    }

    [Fact]
    public void Exp_is_within_2_ulp() => AssertUlp<Elementary.Exp>(1.4);

    [Fact]
    public void Tanh_is_within_2_ulp() => AssertUlp<Elementary.Tanh>(1.9);

    [Fact]
    public void Sigmoid_is_within_4_ulp() => AssertUlp<Elementary.Sigmoid>(2.5);

    [Fact]
    public void Fast_tanh_is_within_4e_7()
    {
        SingleScan scan = AssertAbsolute<Elementary.TanhFast, Elementary.Tanh>(3.1e-7);
        Assert.InRange(scan.Results.Low, -1, -0.9999995f);
        Assert.InRange(scan.Results.High, 0.9999995f, 1);
    }

    [Fact]
    public void Fast_sigmoid_is_within_4e_7()
    {
        SingleScan scan = AssertAbsolute<Elementary.SigmoidFast, Elementary.Sigmoid>(1.9e-7);
        Assert.InRange(scan.Results.Low, 0, 3e-7f);
        Assert.InRange(scan.Results.High, 0.9999997f, 1);
    }

    [Fact]
    public void Expm1_is_within_its_ulp() => AssertUlp<Elementary.Expm1>(1.7);

    [Fact]
    public void Log_is_within_its_ulp() => AssertUlp<Elementary.Log>(1.1);

    [Fact]
    public void Softplus_is_within_its_ulp() => AssertUlp<Elementary.Softplus>(3.1);

    [Fact]
    public void Erf_is_within_its_ulp() => AssertUlp<Elementary.Erf>(1.7);

    [Fact]
    public void Gelu_is_within_its_ulp() => AssertUlp<Elementary.Gelu>(7.0);

    [Fact]
    public void Derivative_of_gelu_is_within_its_error() => AssertAbsolute<Elementary.GeluDerivative, Elementary.GeluDerivative>(2.4e-7);

    [Fact]
    public void Sine_is_within_its_ulp() => AssertUlp<Elementary.Sin>(2.5, 39000);

    [Fact]
    public void Cosine_is_within_its_ulp() => AssertUlp<Elementary.Cos>(2.5, 39000);

    private void AssertUlp<TFunction>(double ulp, double range = double.PositiveInfinity)
        where TFunction : struct, IUnary
    {
        SingleScan scan = Scan<TFunction, TFunction>(range);
        Assert.True(scan.Ulp <= ulp && scan.Wrong is null, scan.ToString());
    }

    private SingleScan AssertAbsolute<TFunction, TReference>(double error)
        where TFunction : struct, IUnary
        where TReference : struct, IUnary
    {
        SingleScan scan = Scan<TFunction, TReference>(double.PositiveInfinity);
        Assert.True(scan.Absolute <= error && scan.Wrong is null, scan.ToString());
        return scan;
    }

    private SingleScan Scan<TFunction, TReference>(double range)
        where TFunction : struct, IUnary
        where TReference : struct, IUnary
    {
        var whole = new SingleScan();
        Parallel.For(0, (1L << 32) / Part, OnAllProcessors, part =>
        {
            uint first = (uint)part * Part;
            SingleScan scan = new SingleScan { Range = range }.Over<TFunction, TReference>(first, first + (Neighbours - 1), 1);
            int exponent = (int)(part & 255) - 127;
            scan.Over<TFunction, TReference>(first + Neighbours, first + (Part - 1), Every || exponent is >= -32 and < 32 ? 1u : 61);
            lock (whole) whole.Add(scan);
        });
        _output.WriteLine($"{typeof(TFunction).Name}: {whole}");
        return whole;
    }
}
