using NetGen.Generator.Tests.CompileAndRun;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>Graphs that are legal and seldom: whatever the method says is computed, and its gradient is that of differences.</summary>
public sealed class OddGraphTests
{
    private static readonly string[] Bodies =
    [
        // A factor of zero, as a loop may reach it.
        "return Dense(x, 3) + 0 * Dense(x, 3);",
        "Tensor y = Dense(x, 3, Activation.Tanh); return Dense(y + 0 * x, 3);",
        "Tensor y = Dense(x, 30, Activation.Tanh); for (int i = 0; i < 3; i++) y = y + 0.5 * i * Dense(y, 30, Activation.Tanh); return Dense(y, 3);",
        // Names of nodes, given or not, and of parameters.
        "Tensor y = LayerNorm(x); y = 2 * y; return Dense(y, 3);",
        "Tensor y = PReLU(Dense(x, 20)); return Dense(Dense(y, 20, Activation.Tanh, name: \"slopes1\"), 3, name: \"slopes2\");",
        "Tensor y = BatchNorm(Dense(x, 20, name: \"shift1\"), name: \"scale1\"); return Dense(LayerNorm(y, name: \"table1\"), 3, name: \"shift2\");",
        // Two normalisations of one value.
        "Tensor y = Dense(x, 10); return Dense(BatchNorm(y) + 2 * BatchNorm(y), 3);",
        "Tensor y = Dense(x, 10); return Dense(LayerNorm(y) * LayerNorm(y), 3);",
    ];

    [Fact]
    public void Gradients_are_those_of_differences()
    {
        using var compiled = new CompiledGraphs([.. Bodies.Select(body => (Precision.Double, (Func<string, string>)(name =>
            $"/// <summary>A graph.</summary>\n[Network(Precision = Precision.Double)] public partial class {name} {{ [Layers] private static Tensor Define([Input(3)] Tensor x) {{ {body} }} }}\n")))]);
        for (int i = 0; i < Bodies.Length; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            double[][] inputs = [[1, -2, 0.5], [0.25, 3, -1], [-0.5, 0.75, 2]], targets = [[1, 0, 0.5], [0, 1, -1], [0.5, 0.5, 0]];
            foreach (int examples in (int[])[1, 3])
            {
                network.ComputeGradient(inputs[..examples], targets[..examples], out double[] gradient);
                Near.Equal(Differences(network, inputs[..examples], targets[..examples]), gradient, 1e-6, () => $"{Bodies[i]} {examples}");
            }

            using EmittedTrainer trainer = network.CreateTrainer(new Sgd(0.01));
            Assert.True(double.IsFinite(trainer.Step(inputs, targets)));
            Assert.All(network.Parameters, value => Assert.True(double.IsFinite(value)));
        }
    }

    /// <summary>The fast forms of exponentials are exchanged in a function and in what leads back through it, to all that it reads.</summary>
    [Fact]
    public void What_is_learned_may_be_computed_fast()
    {
        using var compiled = new CompiledGraphs([.. new[] { 3, 30 }.Select(units => (Precision.Double, (Func<string, string>)(name =>
            $"/// <summary>A chain.</summary>\n[Network(3, Precision = Precision.Double, Accuracy = Accuracy.Fast)] [Dense({units}, nameof(Swish)), Dense(2, nameof(Bend))] public partial class {name}\n"
            + "{ [Elementwise] static double Swish(double x, [Learned(1.0)] double a) => x / (1 + Math.Exp(-a * x));\n"
            + "[Elementwise] static double Bend(double x, [Learned(0.5)] double a, [Learned(0.25)] double b) => a * Math.Tanh(b * x); }\n")))]);
        foreach (int index in (int[])[0, 1])
        {
            EmittedNetwork network = compiled.Create(index);
            double[][] inputs = [[1, -2, 0.5], [0.25, 3, -1]], targets = [[1, 0], [0, 1]];
            network.ComputeGradient(inputs, targets, out double[] gradient);
            Near.Equal(Differences(network, inputs, targets), gradient, 1e-4, () => $"network {index}");
            if (index == 1) Assert.Contains("SigmoidFast", compiled.Emitted.Values.Single(text => text.Contains("partial class N1 ", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }

    private static double[] Differences(EmittedNetwork network, double[][] inputs, double[][] targets)
    {
        const double h = 1e-5;
        double[] parameters = network.Parameters;
        double[] differences = [.. parameters.Select((_, i) => (Loss(i, h) - Loss(i, -h)) / (2 * h))];
        network.Parameters = parameters;
        return differences;

        double Loss(int changed, double by)
        {
            network.Parameters = [.. parameters.Select((value, i) => i == changed ? value + by : value)];
            return network.ComputeGradient(inputs, targets, out _);
        }
    }
}
