using NetGen.Generator.Tests.CompileAndRun;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>What can be seen of graphs from outside: gradients that add up, names in files, summaries, and files of other graphs.</summary>
public sealed class GraphNetworkTests
{
    private const string Twice = "Tensor y = Dense(x, 3, name: \"shared\"); return Dense(y + y, 2);", Once = "Tensor y = Dense(x, 3, name: \"shared\"); return Dense(2 * y, 2);";

    /// <summary>An output that is read twice gets the gradients of both readers: y + y is 2 y.</summary>
    [Fact]
    public void Two_reads_accumulate()
    {
        using CompiledGraphs compiled = Compile(Precision.Double, Twice, Once);
        EmittedNetwork twice = compiled.Create(0), once = compiled.Create(1);
        double[][] inputs = [[1, -2, 0.5], [0.25, 3, -1]], targets = [[1, 0], [0, 1]];
        Near.Equal(once.ComputeGradient(inputs, targets, out double[] expected), twice.ComputeGradient(inputs, targets, out double[] gradient), Near.Double, () => Twice);
        Near.Equal(expected, gradient, Near.Double, () => Twice);
        twice.ComputeInputGradient(inputs, targets, out double[][] ofInputs);
        once.ComputeInputGradient(inputs, targets, out double[][] expectedOfInputs);
        Near.Equal(expectedOfInputs, ofInputs, Near.Double, () => Twice);
    }

    /// <summary>The places of an image meet a vector of its channels as the steps of a sequence do; the other order of operands is the same sum and product.</summary>
    [Fact]
    public void An_image_is_a_sequence_of_its_places()
    {
        const string Body = "Tensor v = Dense(Flatten(x), 4, Activation.Tanh); return Dense(Flatten(x * v + (v - x)), 2);";
        const string Named = "Tensor v = Dense(Flatten(x), 4, Activation.Tanh); return Dense(Flatten(Add(Multiply(v, x), Subtract(v, x))), 2);";
        using var compiled = new CompiledGraphs([.. new[] { ("3, 2, 4", Body), ("6, 4", Body), ("3, 2, 4", Named) }.Select(one => (Precision.Single, (Func<string, string>)(name =>
            $"/// <summary>A graph.</summary>\n[Network] public partial class {name} {{ [Layers] private static Tensor Define([Input({one.Item1})] Tensor x) {{ {one.Item2} }} }}\n")))]);
        var random = new Random(1);
        double[][] Rows(int size) => [.. Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, size).Select(_ => (double)random.NextSingle()).ToArray())];
        double[][] inputs = Rows(24), targets = Rows(2);
        (double Loss, double[] Gradient, double[][] OfInputs) Of(int index)
        {
            EmittedNetwork network = compiled.Create(index);
            network.ComputeInputGradient(inputs, targets, out double[][] ofInputs);
            return (network.ComputeGradient(inputs, targets, out double[] gradient), gradient, ofInputs);
        }

        (double loss, double[] gradient, double[][] ofInputs) = Of(0);
        foreach (int index in (int[])[1, 2])
        {
            (double sameLoss, double[] sameGradient, double[][] sameOfInputs) = Of(index);
            Assert.Equal(loss, sameLoss);
            Assert.Equal(gradient, sameGradient);
            Assert.Equal(ofInputs, sameOfInputs);
        }
    }

    [Fact]
    public void Tensors_are_called_after_their_layers()
    {
        using CompiledGraphs compiled = Compile(Precision.Single, "Tensor y = ReLU(Dense(x, 3, name: \"stem.a-1\"), name: \"last\"); return Dense(Concat(x, y), 2, bias: false);");
        NetworkDescription description = compiled.Create(0).Description;
        Assert.Equal(["stem.a-1.weight", "stem.a-1.bias", "dense2.weight"], description.Layout.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(["stem.a-1", "", "", "dense2"], description.Layers.Select(layer => layer.Name));
        Assert.Equal(["", "", "0,2", ""], description.Layers.Select(layer => string.Join(',', layer.Sources)));
        Assert.Contains("concat", description.Summary);
    }

    /// <summary>The same layers in another order of branches are another network, whose parameters mean something else.</summary>
    [Fact]
    public void Files_of_other_graphs_are_refused()
    {
        using CompiledGraphs compiled = Compile(Precision.Single,
            "Tensor a = Dense(x, 3), b = Dense(a, 3); return Dense(a - b, 2);", "Tensor a = Dense(x, 3), b = Dense(a, 3); return Dense(b - a, 2);");
        byte[] file = compiled.Create(0).Save();
        Assert.NotEqual(compiled.Create(0).Description.Fingerprint, compiled.Create(1).Description.Fingerprint);
        Assert.Throws<NetworkFileException>(() => compiled.Create(1).Load(file));
        compiled.Create(0).Load(file);
    }

    /// <summary>Names that are no identifiers, or words of C# or of the emitted code.</summary>
    [Fact]
    public void Any_name_is_printed()
    {
        string[] names = ["x", "x0", "y", "target", "class", "output", "hidden1", "logit", "weights1", "bias1", "a1", "a1_0", "A1", "a.1", "1", "-", "sum", "dense1Sum", "total", "scratch", "part", "dense"];
        string large = string.Concat(names.Select((name, i) => $"Tensor v{i + 1} = v{i} + Dense(v{i}, 3, Activation.Tanh, name: \"{name}\"); "));
        string small = string.Concat(names.Take(4).Select((name, i) => $"Tensor v{i + 1} = Dense(v{i}, 3, Activation.Tanh, bias: false, name: \"{name}\"); "));
        using CompiledGraphs compiled = Compile(Precision.Single, $"Tensor v0 = x; {large} return v{names.Length};", $"Tensor v0 = x; {small} return v4 * v4;");
        Assert.Equal(names, compiled.Create(0).Description.Layers.Where(layer => layer.Name.Length > 0).Select(layer => layer.Name));
        Assert.Equal((Strategy.Tiled, Strategy.Micro), (compiled.Create(0).Description.Layers[1].CompiledAs, compiled.Create(1).Description.CompiledAs));
    }

    /// <summary>Dropout beside another reader of the input: the gradient of the input is that of both.</summary>
    [Fact]
    public void The_gradient_of_an_input_that_is_dropped_on_one_way_only()
    {
        using CompiledGraphs compiled = Compile(Precision.Double,
            "return Dense(Dropout(x, 0.5), 2, Activation.Tanh) + Dense(x, 2);", "return Dense(x, 2, Activation.Tanh) + Dense(x, 2);");
        double[][] inputs = [[1, -2, 0.5]], targets = [[1, 0]];
        compiled.Create(0).ComputeInputGradient(inputs, targets, out double[][] dropped);
        compiled.Create(1).ComputeInputGradient(inputs, targets, out double[][] plain);
        Near.Equal(plain, dropped, Near.Double, () => "dropout is off");
    }

    /// <summary>A value that is dropped on two ways, by masks of their own: while training the two differ, in predictions they do not.</summary>
    [Fact]
    public void A_value_that_is_dropped_twice()
    {
        using CompiledGraphs compiled = Compile(Precision.Double, "Tensor y = Dense(x, 40); return Dense(Dropout(y, 0.5) - Dropout(y, 0.5), 2, bias: false);");
        EmittedNetwork network = compiled.Create(0);
        double[][] inputs = [[1, -2, 0.5]], targets = [[1, 0]];
        Assert.Equal([0, 0], network.Predict(inputs[0]));
        using EmittedTrainer trainer = network.CreateTrainer(new Sgd(1e-9));
        Assert.NotEqual(trainer.Evaluate(inputs, targets).Loss, trainer.Step(inputs, targets));
    }

    private static CompiledGraphs Compile(Precision precision, params string[] bodies) => new([.. bodies.Select(body => (precision, (Func<string, string>)(name =>
        $"/// <summary>A graph.</summary>\n[Network(Precision = Precision.{precision})] public partial class {name} {{ [Layers] private static Tensor Define([Input(3)] Tensor x) {{ {body} }} }}\n")))]);
}
