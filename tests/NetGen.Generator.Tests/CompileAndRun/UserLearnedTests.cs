using System.Globalization;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>What an activation of the user's learns: values for each unit or channel, which start as written and are trained like all parameters.</summary>
public sealed class UserLearnedTests
{
    private const string Methods = """
        [Elementwise] static double Snake(double x, [Learned(1.5)] double a) => x + Math.Pow(Math.Sin(a * x), 2) / a;
        [Elementwise] static double Swish(double x, [Learned(1.0)] double beta) => x / (1 + Math.Exp(-beta * x));
        [Elementwise] static double Slope(double x, [Learned(0.25)] double slope) => x > 0 ? x : slope * x;
        [Elementwise] static double Shift(double x, [Learned(-0.5)] double shift) => x + shift;
        [Elementwise] static double Gain(double x, [Learned(2.0)] double gain) => gain * x;
        [Elementwise] static double Unused(double x, [Learned(3.0)] double nothing) => x * x;
        [Elementwise] static double Alone(double x, [Learned(0.75)] double @class) => @class * @class;
        [Elementwise] static double Bent(double x, [Learned(0.25)] double a, [Learned(1.0)] double b) => x > 0 ? b * x : a * x;
        [Elementwise] static double Ratio(double x, [Learned(0.5)] double p, [Learned(1.5)] double q, [Learned(-0.25)] double r) => (p * x + r) / (q * q + x * x);
        [Elementwise] static double Affine(double x, [Learned(1.25)] double a1, [Learned(0.5)] double a) => a1 * x + a;
        [Elementwise] static double Skips(double x, [Learned(0.5)] double first, [Learned(2.0)] double unread, [Learned(-1.0)] double last) => first * Math.Sin(x) - Half(last) * x;
        [Elementwise] static double Half(double x) => x / 2;
        [Elementwise] static double Waves(double x, [Learned(0.125)] double c0, [Learned(1.0)] double c1, [Learned(0.5)] double c2, [Learned(-0.25)] double c3, [Learned(0.75)] double c4, [Learned(0.5)] double scale)
            => scale * Math.Sin(c0 + c1 * x) + c2 * Math.Tanh(c3 * x + c4);
        """;

    private static readonly (string Name, (string Tensor, double Start)[] Learned, Func<double, double[], double> Function)[] Functions =
    [
        ("Snake", [("a", 1.5)], (x, a) => x + Math.Pow(Math.Sin(a[0] * x), 2) / a[0]),
        ("Swish", [("beta", 1)], (x, beta) => x / (1 + Math.Exp(-beta[0] * x))),
        ("Slope", [("slope", 0.25)], (x, slope) => x > 0 ? x : slope[0] * x),
        ("Shift", [("shift", -0.5)], (x, shift) => x + shift[0]),
        ("Gain", [("gain", 2)], (x, gain) => gain[0] * x),
        ("Unused", [("nothing", 3)], (x, _) => x * x),
        ("Alone", [("class", 0.75)], (_, value) => value[0] * value[0]),
        ("Bent", [("a", 0.25), ("b", 1)], (x, v) => x > 0 ? v[1] * x : v[0] * x),
        ("Ratio", [("p", 0.5), ("q", 1.5), ("r", -0.25)], (x, v) => (v[0] * x + v[2]) / (v[1] * v[1] + x * x)),
        ("Affine", [("a1", 1.25), ("a", 0.5)], (x, v) => v[0] * x + v[1]),
        ("Skips", [("first", 0.5), ("unread", 2), ("last", -1)], (x, v) => v[0] * Math.Sin(x) - v[2] / 2 * x),
        ("Waves", [("c0", 0.125), ("c1", 1), ("c2", 0.5), ("c3", -0.25), ("c4", 0.75), ("scale", 0.5)],
            (x, v) => v[5] * Math.Sin(v[0] + v[1] * x) + v[2] * Math.Tanh(v[3] * x + v[4])),
    ];

    /// <summary>Where the function stands: behind few units and many, first, last, and on sequences.</summary>
    private static readonly string[] Networks =
    [
        "[Network(3{0})] [Dense(4, nameof({1})), Dense(2, Activation.Identity)]",
        "[Network(3{0})] [Dense(24, nameof({1})), Dense(1, Activation.Identity)]",
        "[Network(3{0}, Bias = false)] [Dense(5, Activation.Tanh), Dense(18, nameof({1}))]",
        "[Network(3{0})] [Activate(nameof({1})), Activate(Activation.Tanh), Dense(70, nameof({1})), Dense(3, Activation.Tanh)]",
        "[Network(Precision = Precision.{2}), Input(4, 3)] [Dense(5, nameof({1})), Activate(nameof({1})), Flatten, Dense(2, Activation.Identity)]",
    ];

    /// <summary>Every function in the first network, and in the others in turns; the rest is the slow tests' business.</summary>
    private static readonly int[] Walked =
    [
        .. Enumerable.Range(0, Networks.Length * Functions.Length)
            .Where(i => Extent.IsEverything || i < Functions.Length || (i / Functions.Length + i) % 3 == 0),
    ];

    /// <summary>Compiled once for all tests that walk them.</summary>
    private static readonly Dictionary<Precision, Lazy<InMemoryCompilation>> Compiled =
        Enum.GetValues<Precision>().ToDictionary(precision => precision, precision => new Lazy<InMemoryCompilation>(() => Compile(precision)));

    /// <summary>In double against differences, in float against double.</summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void A_value_of_each_unit_is_learned(Precision precision)
    {
        Func<int, EmittedNetwork> networkOf = CreateOf(precision), exactOf = CreateOf(Precision.Double);
        foreach (int i in Walked)
        {
            (string name, (string Tensor, double Start)[] values, _) = Functions[i % Functions.Length];
            EmittedNetwork network = networkOf(i);
            string context = $"{name} in {Networks[i / Functions.Length]} {precision}";
            ParameterTensor[] learned = [.. network.Description.Layout.Tensors.Where(tensor => tensor.Kind == ParameterKind.Learned)];
            Assert.NotEmpty(learned);
            // In the order of the signature, behind weight and bias.
            Assert.All(network.Description.Layout.Tensors.GroupBy(tensor => tensor.LayerName).Where(layer => layer.Any(learned.Contains)), layer => Assert.Equal(
                values.Select(value => (value.Tensor, $"{layer.Key}.{value.Tensor}", value.Start, ParameterKind.Learned)),
                layer.TakeLast(values.Length).Select(tensor => (tensor.OwnName, tensor.Name, tensor.Start, tensor.Kind))));
            Assert.All(learned, tensor => Assert.All(ValuesOf(network, tensor), value => Assert.Equal(tensor.Start, value)));

            var random = new Random(i);
            network.Parameters = [.. network.Parameters.Select(value => (double)(float)(value + 0.2 * random.NextDouble()))];
            foreach (int examples in (int[])[1, 3, 20])
            {
                double[][] inputs = Rows(random, examples, network.InputSize), targets = Rows(random, examples, network.OutputSize);
                network.ComputeGradient(inputs, targets, out double[] gradient);
                network.ComputeInputGradient(inputs, targets, out double[][] inputGradient);
                double[] expected;
                double[][] expectedOfInput;
                if (precision == Precision.Double)
                {
                    expected = Differences(network, inputs, targets);
                    expectedOfInput = InputDifferences(network, inputs, targets);
                }
                else
                {
                    EmittedNetwork same = exactOf(i);
                    same.Parameters = network.Parameters;
                    same.ComputeGradient(inputs, targets, out expected);
                    same.ComputeInputGradient(inputs, targets, out expectedOfInput);
                }
                double tolerance = precision == Precision.Double ? 1e-8 : 2e-5;
                Near.Equal(expected, gradient, tolerance, () => $"{context}, {examples} examples");
                Near.Equal(expectedOfInput, inputGradient, tolerance, () => $"inputs of {context}, {examples} examples");
            }

            AssertTrains(network, learned, random, context);
        }
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Predictions_are_those_of_the_method(Precision precision)
    {
        Func<int, EmittedNetwork> networkOf = CreateOf(precision);
        for (int i = 0; i < Functions.Length; i++)
        {
            EmittedNetwork network = networkOf(i);
            var random = new Random(i);
            double[] p = [.. network.Parameters.Select(_ => (double)(float)(2 * random.NextDouble() - 0.9))];
            network.Parameters = p;
            double[][] inputs = Rows(random, 19, 3);
            // Weights [3][4], bias, what is learned; weights [4][2], bias.
            int count = Functions[i].Learned.Length, second = 16 + 4 * count;
            double[][] expected = [.. inputs.Select(x =>
            {
                double[] hidden = [.. Enumerable.Range(0, 4).Select(u =>
                    Functions[i].Function(p[12 + u] + Enumerable.Range(0, 3).Sum(k => x[k] * p[4 * k + u]), [.. Enumerable.Range(0, count).Select(v => p[16 + 4 * v + u])]))];
                return Enumerable.Range(0, 2).Select(o => p[second + 8 + o] + Enumerable.Range(0, 4).Sum(u => hidden[u] * p[second + 2 * u + o])).ToArray();
            })];
            double tolerance = precision == Precision.Double ? 1e-13 : 2e-5;
            Near.Equal(expected, network.PredictBatch(inputs), tolerance, () => Functions[i].Name);
            Near.Equal(expected, [.. inputs.Select(network.Predict)], tolerance, () => Functions[i].Name);
            Near.Equal(expected, network.Load(network.Save()).PredictBatch(inputs), tolerance, () => Functions[i].Name);
        }
    }

    /// <summary>Steps change what is learned, padding does not disturb what adds up the whole gradient, and penalties leave the values alone.</summary>
    private static void AssertTrains(EmittedNetwork network, ParameterTensor[] learned, Random random, string context)
    {
        double[][] inputs = Rows(random, 5, network.InputSize), targets = Rows(random, 5, network.OutputSize);
        EmittedNetwork trained = network.Clone(), penalized = network.Clone();
        using EmittedTrainer plain = trained.CreateTrainer(new Sgd(0.01), new TrainerOptions { ClipNorm = 0.1 });
        using EmittedTrainer decaying = penalized.CreateTrainer(new Sgd(1e-12), new TrainerOptions { L1 = 1e6, L2 = 1e6 });
        Assert.True(double.IsFinite(plain.Step(inputs, targets)));
        decaying.Step(inputs, targets);
        Assert.All(trained.Parameters, value => Assert.True(double.IsFinite(value)));
        foreach (IGrouping<string, ParameterTensor> same in learned.GroupBy(tensor => tensor.OwnName))
        {
            bool isRead = same.Key is not ("nothing" or "unread");
            Assert.True(isRead == same.Any(tensor => !ValuesOf(trained, tensor).SequenceEqual(ValuesOf(network, tensor))), $"{context}: {same.Key}");
        }
        Assert.All(learned, tensor => Assert.All(
            ValuesOf(penalized, tensor).Zip(ValuesOf(network, tensor)), pair => Assert.Equal(pair.Second, pair.First, 1e-9)));
    }

    private static double[] ValuesOf(EmittedNetwork network, ParameterTensor tensor)
    {
        int before = network.Description.Layout.Tensors.TakeWhile(other => other.Name != tensor.Name).Sum(other => other.Count);
        return network.Parameters[before..(before + tensor.Count)];
    }

    private static Func<int, EmittedNetwork> CreateOf(Precision precision) =>
        Compiled[precision].Value.Assembly.GetType("Learned.Glue", throwOnError: true)!.GetMethod("Create")!.CreateDelegate<Func<int, EmittedNetwork>>();

    private static InMemoryCompilation Compile(Precision precision)
    {
        string Attributes(int i) => string.Format(
            CultureInfo.InvariantCulture, Networks[i / Functions.Length], $", Precision = Precision.{precision}", Functions[i % Functions.Length].Name, precision);
        string scalar = precision == Precision.Single ? "float" : "double";
        string classes = string.Concat(Walked.Select(i => string.Create(CultureInfo.InvariantCulture, $"{Attributes(i)} internal partial class N{i};\n")));
        string create = string.Concat(Walked.Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{i} => new EmittedNetwork<F.N{i}, {scalar}>(new F.N{i}(), static (network, optimizer, options) => new F.N{i}.Trainer(network, optimizer, options!)),\n")));
        return InMemoryCompilation.Of(
            [$"using System; using NetGen; using NetGen.Generator.Tests.CompileAndRun; namespace Learned;\ninternal static partial class F {{\n{Methods}\n{classes} }}\n/// <summary>Makes them.</summary>\npublic static class Glue {{ /// <summary>Makes one.</summary>\npublic static EmittedNetwork Create(int index) => index switch {{ {create} _ => throw new ArgumentException(\"\") }}; }}"],
            analyze: false);
    }

    private static double[][] Rows(Random random, int count, int size) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, size).Select(_ => (double)(float)(2 * random.NextDouble() - 1)).ToArray())];

    private static double[] Differences(EmittedNetwork network, double[][] inputs, double[][] targets)
    {
        // Small: there are kinks, and hundreds of sums.
        const double h = 1e-6;
        double[] parameters = network.Parameters;
        double Loss(int changed, double by)
        {
            network.Parameters = [.. parameters.Select((value, i) => i == changed ? value + by : value)];
            return network.ComputeGradient(inputs, targets, out _);
        }

        double[] differences = [.. parameters.Select((_, i) => (Loss(i, h) - Loss(i, -h)) / (2 * h))];
        network.Parameters = parameters;
        return differences;
    }

    private static double[][] InputDifferences(EmittedNetwork network, double[][] inputs, double[][] targets)
    {
        const double h = 1e-5;
        double Loss(int row, int column, double by) => network.ComputeGradient(
            [.. inputs.Select((values, r) => r == row ? values.Select((value, c) => c == column ? value + by : value).ToArray() : values)], targets, out _);
        return [.. inputs.Select((values, row) => values.Select((_, column) => (Loss(row, column, h) - Loss(row, column, -h)) / (2 * h)).ToArray())];
    }
}
