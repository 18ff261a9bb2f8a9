using System.Globalization;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// Functions that are infinite, or no number, at zero: rows are padded with zeros, so that the functions are applied to these, too, and nothing may be
/// seen of that.
/// </summary>
public sealed class UserPoleTests
{
    private static readonly string[] Bodies = ["Math.Log(x)", "Math.Sqrt(x)", "1 / x", "Math.Pow(x, 0.3)", "Math.Log(x) / x", "Math.Sqrt(x - 0.01)"];

    /// <summary>For what follows a function it matters only that there is a pole, of either sign or both.</summary>
    private static readonly string[] FewBodies = ["Math.Log(x)", "1 / x"];

    private const int WithAllBodies = 3;

    /// <summary>Where the function stands: in a chain, and on both sides of products, also of a sequence and a vector of its features.</summary>
    private static readonly string[] Networks =
    [
        "[Network(3, Bias = false, Precision = Precision.{0})] [Dense({1}, nameof(F)), Dense({2}, Activation.Identity)] public partial class N{3} {{",
        "[Network(Bias = false, Precision = Precision.{0})] public partial class N{3} {{ [Layers] static Tensor Define([Input(3)] Tensor x) "
            + "=> Dense(Dense(x, {1}, nameof(F)) * Dense(x, {1}), {2}, bias: false);",
        "[Network(Bias = false, Precision = Precision.{0})] public partial class N{3} {{ [Layers] static Tensor Define([Input(1, 3)] Tensor x) "
            + "=> Dense(Flatten(Dense(x, {1}, nameof(F)) * Dense(Flatten(x), {1}) - Dense(Flatten(x), {1}, nameof(F))), {2}, bias: false);",
        // What follows makes more of what stands in the padding than the function itself.
        "[Network(3, Bias = false, Precision = Precision.{0})] [Dense(4, Activation.Softplus), Dense({1}, nameof(F)), Activate(Activation.SiLU), "
            + "Dense({2}, Activation.Identity)] public partial class N{3} {{",
        "[Network(Bias = false, Precision = Precision.{0})] public partial class N{3} {{ [Layers] static Tensor Define([Input(3)] Tensor x) {{ "
            + "Tensor y = Dense(Dense(x, 4, Activation.Softplus), {1}, nameof(F)); return Dense(Concat(y * y, SiLU(y)), {2}, bias: false); }}",
    ];

    /// <summary>Straight lines, small layers and tiles, in one precision each; the rest is the slow tests' business.</summary>
    public static TheoryData<Precision, int, int> Shapes => Extent.IsEverything
        ? new()
        {
            { Precision.Single, 2, 1 }, { Precision.Single, 10, 1 }, { Precision.Single, 10, 3 }, { Precision.Single, 70, 1 },
            { Precision.Double, 3, 2 }, { Precision.Double, 10, 1 }, { Precision.Double, 10, 3 }, { Precision.Double, 70, 1 },
        }
        : new() { { Precision.Double, 3, 2 }, { Precision.Single, 10, 3 }, { Precision.Double, 70, 1 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Padding_does_not_matter(Precision precision, int hidden, int outputs)
    {
        string scalar = precision == Precision.Single ? "float" : "double";
        string[] declarations = [.. Networks.SelectMany((network, i) => (i < WithAllBodies ? Bodies : FewBodies).Select(body => (network, body))).Select((declared, i) => "/// <summary>A network.</summary>\n"
            + string.Format(CultureInfo.InvariantCulture, declared.network, precision, hidden, outputs, i) + $" [Elementwise] static double F(double x) => {declared.body}; }}\n")];
        string networks = string.Concat(declarations);
        string create = string.Concat(declarations.Select((_, i) => string.Create(
            CultureInfo.InvariantCulture, $"{i} => new EmittedNetwork<N{i}, {scalar}>(new N{i}(), static (network, optimizer, options) => new N{i}.Trainer(network, optimizer, options!)),\n")));
        using InMemoryCompilation compiled = InMemoryCompilation.Of(
            [$"using System; using NetGen; using static NetGen.Layers; using NetGen.Generator.Tests.CompileAndRun; namespace Poles;\n{networks}\n/// <summary>Makes them.</summary>\npublic static class Glue {{ /// <summary>Makes one.</summary>\npublic static EmittedNetwork Create(int index) => index switch {{ {create} _ => throw new ArgumentException(\"\") }}; }}"],
            analyze: false);
        Func<int, EmittedNetwork> networkOf = compiled.Assembly.GetType("Poles.Glue", throwOnError: true)!.GetMethod("Create")!.CreateDelegate<Func<int, EmittedNetwork>>();
        for (int i = 0; i < declarations.Length; i++)
        {
            EmittedNetwork network = networkOf(i);
            var random = new Random(1);
            // Positive sums: the functions are finite where something counts.
            network.Parameters = [.. network.Parameters.Select(_ => (double)(float)(0.25 + random.NextDouble()))];
            foreach (int examples in hidden < 70 ? (int[])[1, 3, 20] : [1, 20])
            {
                double[][] inputs = Rows(random, examples, 3), targets = Rows(random, examples, outputs);
                network.ComputeGradient(inputs, targets, out double[] gradient);
                Near.Equal(Differences(network, inputs, targets, precision), gradient, precision == Precision.Double ? 1e-7 : 1e-2, () => $"{declarations[i]} {precision} {hidden} {outputs} {examples}");
                network.ComputeInputGradient(inputs, targets, out double[][] ofInputs);
                Assert.All(ofInputs.SelectMany(row => row), value => Assert.True(double.IsFinite(value), declarations[i]));
                Assert.All(network.PredictBatch(inputs).SelectMany(row => row).Concat(network.Predict(inputs[0])), value => Assert.True(double.IsFinite(value)));

                // What adds up the whole gradient, padding and all, would find it.
                EmittedNetwork trained = network.Clone();
                using EmittedTrainer trainer = trained.CreateTrainer(new Adam(1e-3), new TrainerOptions { ClipNorm = 1e-3 });
                for (int step = 0; step < 3; step++) Assert.True(double.IsFinite(trainer.Step(inputs, targets)));
                Assert.All(trained.Parameters.Zip(network.Parameters), pair => Assert.True(pair.First != pair.Second && double.IsFinite(pair.First)));
            }
        }
    }

    private static double[][] Rows(Random random, int count, int size) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, size).Select(_ => 0.5 + random.NextDouble()).ToArray())];

    private static double[] Differences(EmittedNetwork network, double[][] inputs, double[][] targets, Precision precision)
    {
        double h = precision == Precision.Double ? 1e-5 : 1.0 / 128;
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
}
