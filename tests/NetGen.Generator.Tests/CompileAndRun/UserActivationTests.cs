using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>What a network makes of an activation that the user wrote is what the method itself gives, and its derivative.</summary>
/// <remarks>
/// Bounds, relative to the value and at least to 1: in double 4e-14, since a function of this list rounds a dozen times or has an exponent of ten in
/// front of a logarithm; in float 8e-6, the same of an arithmetic that is 5e8 times as coarse.
/// </remarks>
public sealed class UserActivationTests : IClassFixture<UserActivationTests.Compiled>
{
    private const double Single = 8e-6, Double = 4e-14;

    private const string Methods = """
        const double Scale = 0.125;
        [Elementwise] static double Swish(double x) => x / (1 + Math.Exp(-x));
        [Elementwise] static double Softplus(double x) => Math.Log(1 + Math.Exp(x));
        [Elementwise] static double Mish(double x) => x * Math.Tanh(Softplus(x));
        [Elementwise] static double Gate(double x) => Math.Exp(x) / (Math.Exp(x) + 1) - 1 / (1 + Math.Exp(2 * x));
        [Elementwise] static double Elu(double x) => x > 0 ? x : Math.Exp(x) - 1;
        [Elementwise] static double Clipped(double x) => Math.Sqrt(Math.Max(0, Math.Min(x, 2)));
        [Elementwise] static double LargerOfTwo(double x) => Math.Max(x * x, 1 - x);
        [Elementwise] static double SmallerOfTwo(double x) => Math.Min(Math.Sin(x), x / 2);
        [Elementwise] static double Rational(double x) => (x * x - 1) / (x * x + 1) - +x;
        [Elementwise] static double Waves(double x) => Math.Cos(3 * x) - Math.Sin(x) * Math.Abs(x);
        [Elementwise] static double Products(double x) => Math.Pow(x, 2) + Math.Pow(x, 5) / 40 - Math.Pow(x * x + 0.5, -1.5) + Math.Pow(x, 0) * Math.Pow(x - 9, -3);
        [Elementwise] static double Exponentials(double x) => Math.Pow(Math.Abs(x) + 0.1, 2.3) + Math.Pow(x / 2, 11) + Math.Pow(x / 2, 10) + Math.Pow(2, 0.5);
        [Elementwise] static double Root(double x) => Math.Sqrt(x * x + 1) + Math.Sqrt(2);
        [Elementwise] static double Logarithm(double x) => Math.Log(x * x + 0.25) * Math.Log(3);
        [Elementwise] static double Pieces(double x) => x > 1 ? 1 + (x - 1) / 10 : x >= -1 ? x : x == -2 ? 7 : -1;
        [Elementwise] static double OtherPieces(double x) => x < 0 ? -x : x <= 1 ? x * x : x != 2 ? 2 * x - 1 : 0;
        [Elementwise] static double Nested(double x) => Math.Tanh(Math.Exp(Math.Sin(x)) + Math.Exp(Math.Sin(x)) * Math.Tanh(x)) * Math.Exp(Math.Sin(x));
        [Elementwise] static double Constant(double x) => 1.5;
        [Elementwise] static double Line(double x) => -2 * x;
        [Elementwise] static double Same(double x) => x;
        [Elementwise] static double Block(double x) { const double half = 0.5; return (double)(float)half * x + Scale * Ratio(x, 3); }
        [Elementwise] static double Ratio(double a, double b) => a / (b + a * a);
        [Elementwise] static float InSingle(float x) => x / (1 + MathF.Exp(-x)) + MathF.Pow(x, 1.5f - 0.5f) * 0.1f;
        """;

    private static readonly string[] Activations =
    [
        "Swish", "Mish", "Gate", "Elu", "Clipped", "LargerOfTwo", "SmallerOfTwo", "Rational", "Waves", "Products", "Exponentials", "Root", "Logarithm", "Pieces",
        "OtherPieces", "Nested", "Constant", "Line", "Same", "Block", "InSingle",
    ];

    /// <summary>Away from kinks, where a difference says nothing.</summary>
    private static readonly double[] Points = [.. Enumerable.Range(0, 96).Select(i => -2.9675 + 0.0625 * i)];

    private readonly UserFunctions _functions;

    public UserActivationTests(Compiled compiled) => _functions = compiled.Functions;

    public static TheoryData<string> Names => [.. Activations];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_the_method_itself(string name)
    {
        Func<double[], double> method = _functions.Method(name);
        foreach ((Precision precision, int size) in UserFunctions.Shapes)
        {
            EmittedNetwork network = _functions.Network(name, precision, size);
            double[][] inputs = [.. Points.Concat([-2, 2, 0, 1, -1, 0.5]).Chunk(size).Where(row => row.Length == size)];
            double tolerance = precision == Precision.Double && name != "InSingle" ? Double : Single;
            double[][] expected = [.. inputs.Select(row => row.Select(x => method([Rounded(x, precision)])).ToArray())];
            Near.Equal(expected, network.PredictBatch(inputs), tolerance, () => $"{name} {precision} {size}, all at once");
            Near.Equal(expected, [.. inputs.Select(network.Predict)], tolerance, () => $"{name} {precision} {size}, one by one");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_gradient_is_the_methods_derivative(string name)
    {
        Func<double[], double> method = _functions.Method(name);
        double h = name == "InSingle" ? 0.01 : 1e-4;
        foreach ((Precision precision, int size) in UserFunctions.Shapes)
        {
            EmittedNetwork network = _functions.Network(name, precision, size);
            double[][] inputs = [.. Points.Chunk(size)];
            double[][] expected = [.. inputs.Select(row => row.Select(x => Difference(method, x, h)).ToArray())];
            network.ComputeInputGradientFrom(inputs, [.. inputs.Select(row => row.Select(_ => 1.0).ToArray())], out double[][] gradient);
            Near.Equal(expected, gradient, name == "InSingle" ? 2e-4 : precision == Precision.Double ? 1e-8 : 2e-5, () => $"{name} {precision} {size}");

            // The same on the way to the weights, which are the ways of the inputs: row i of their gradient is input i times it.
            network.ComputeGradientFrom([inputs[0]], [[.. inputs[0].Select(_ => 1.0)]], out double[] ofWeights);
            double[] products = [.. inputs[0].SelectMany(x => expected[0].Select(derivative => x * derivative))];
            Near.Equal(products, ofWeights, name == "InSingle" ? 2e-4 : precision == Precision.Double ? 1e-8 : 2e-5, () => $"weights of {name} {precision} {size}");
        }
    }

    /// <summary>A built-in activation, written by hand, is the same to the last bit: it goes through the same door.</summary>
    [Fact]
    public void A_swish_is_the_SiLU()
    {
        using var builtIn = new CompiledDeclarations(
            [
                .. UserFunctions.Shapes.Select(shape =>
                    new Declaration(shape.Size, [new DeclaredDense(shape.Size, Activation.SiLU, Bias: false)]) { Precision = shape.Precision }),
            ]);
        int index = 0;
        foreach ((Precision precision, int size) in UserFunctions.Shapes)
        {
            EmittedNetwork own = _functions.Network("Swish", precision, size), silu = builtIn.Create(index++);
            silu.Parameters = own.Parameters;
            double[][] inputs = [.. Points.Chunk(size)];
            Assert.Equal(silu.PredictBatch(inputs), own.PredictBatch(inputs));
            Assert.Equal(silu.Predict(inputs[0]), own.Predict(inputs[0]));
            Assert.Equal(silu.ComputeGradient(inputs, inputs, out double[] expected), own.ComputeGradient(inputs, inputs, out double[] gradient));
            Assert.Equal(expected, gradient);
        }
    }

    /// <summary>A large number that is added and taken away rounds to whole numbers: sums are computed as they are written.</summary>
    [Fact]
    public void What_rounds_on_purpose_rounds()
    {
        using var functions = new UserFunctions("[Elementwise] static double Whole(double x) => (x + 6755399441055744) - 6755399441055744;", ["Whole"], []);
        foreach ((Precision precision, int size) in UserFunctions.Shapes.Where(shape => shape.Precision == Precision.Double))
        {
            double[] input = [.. Enumerable.Range(0, size).Select(i => 1.3 * i - 2.2)];
            Assert.Equal(input.Select(x => Math.Round(x)), functions.Network("Whole", precision, size).Predict(input));
        }
    }

    /// <summary>Minimum and maximum take the first of equals, and the derivative of a magnitude at zero is zero.</summary>
    [Fact]
    public void Kinks_have_the_derivative_that_is_promised()
    {
        (string Name, string Body, double At, double Derivative)[] kinks =
        [
            ("FirstIsZero", "Math.Max(0, x)", 0, 0), ("SecondIsZero", "Math.Max(x, 0)", 0, 1),
            ("FirstIsOne", "Math.Min(1, x)", 1, 0), ("SecondIsOne", "Math.Min(x, 1)", 1, 1),
            ("FirstIsSteep", "Math.Max(3 * x, x)", 0, 3), ("FirstIsFlat", "Math.Max(x, 3 * x)", 0, 1),
            ("FirstIsSteepBelow", "Math.Min(3 * x, x)", 0, 3), ("FirstIsFlatBelow", "Math.Min(x, 3 * x)", 0, 1),
            ("Magnitude", "Math.Abs(x)", 0, 0), ("AtLeast", "x >= 0 ? 2 * x : 0.5 * x", 0, 2), ("Above", "x > 0 ? 2 * x : 0.5 * x", 0, 0.5),
            ("AtMost", "x <= 0 ? 2 * x : 0.5 * x", 0, 2), ("Below", "x < 0 ? 2 * x : 0.5 * x", 0, 0.5),
            ("RootOfClipped", "Math.Sqrt(Math.Max(0, x))", -1, 0), ("PowerOfClipped", "Math.Pow(Math.Max(0, x), 1.5)", 0, 0), ("Power", "Math.Pow(x, 9)", 0, 0),
        ];
        string methods = string.Join('\n', kinks.Select(kink => $"[Elementwise] static double {kink.Name}(double x) => {kink.Body};"));
        using var functions = new UserFunctions(methods, [.. kinks.Select(kink => kink.Name)], []);
        foreach ((string name, _, double at, double derivative) in kinks)
        {
            foreach ((Precision precision, int size) in UserFunctions.Shapes)
            {
                double[] input = [.. Enumerable.Repeat(at, size)];
                functions.Network(name, precision, size).ComputeInputGradientFrom([input], [[.. input.Select(_ => 1.0)]], out double[][] gradient);
                Assert.All(gradient[0], value => Assert.Equal(derivative, value));
            }
        }
    }

    /// <summary>A weighted sum may be anything: exponentials overflow, and what they are divided by or taken the logarithm of must not matter.</summary>
    [Theory]
    [InlineData("Swish", 0, 1000)]
    [InlineData("Mish", 0, 1000)]
    [InlineData("Gate", -1, 1)]
    [InlineData("Elu", -1, 1000)]
    public void Large_sums_stay_finite(string name, double below, double above)
    {
        foreach ((Precision precision, int size) in UserFunctions.Shapes)
        {
            EmittedNetwork network = _functions.Network(name, precision, size);
            double[] input = [.. Enumerable.Range(0, size).Select(i => i % 2 == 0 ? -1000.0 : 1000)];
            Near.Equal([.. input.Select(x => x < 0 ? below : above)], network.Predict(input), Single, () => $"{name} {precision}");
            network.ComputeInputGradientFrom([input], [[.. input.Select(_ => 1.0)]], out double[][] gradient);
            Assert.All(gradient[0], value => Assert.True(double.IsFinite(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_no_number_goes_through(string name)
    {
        double expected = _functions.Method(name)([double.NaN]);
        foreach ((Precision precision, int size) in UserFunctions.Shapes)
        {
            EmittedNetwork network = _functions.Network(name, precision, size);
            Assert.Equal(double.IsNaN(expected), double.IsNaN(network.Predict([double.NaN, .. Enumerable.Repeat(1.0, size - 1)])[0]));
        }
    }

    /// <summary>The derivative by five points, of which the middle one counts nothing.</summary>
    private static double Difference(Func<double[], double> method, double x, double h) =>
        (8 * (method([x + h]) - method([x - h])) - (method([x + 2 * h]) - method([x - 2 * h]))) / (12 * h);

    private static double Rounded(double value, Precision precision) => precision == Precision.Single ? (float)value : value;

    /// <summary>All networks of these tests.</summary>
    public sealed class Compiled : IDisposable
    {
        public UserFunctions Functions { get; } = new(Methods, Activations, []);

        public void Dispose() => Functions.Dispose();
    }
}
