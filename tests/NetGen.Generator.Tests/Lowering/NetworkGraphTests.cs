using NetGen.Generator.Lowering.Layers;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Lowering;

using Tensor = NetGen.Generator.Lowering.Program.Tensor;

/// <summary>What follows from the shapes: sizes, parameters and their order, starts, and what does not fit.</summary>
public sealed class NetworkGraphTests
{
    private static readonly DenseLayer Four = Declared.Dense(4, "ReLU", true, "Auto"), Two = Declared.Dense(2, "Softmax", false, "Auto");

    [Fact]
    public void Shapes_go_from_layer_to_layer()
    {
        NetworkGraph graph = Chain(Shape.Vector(3), Four, new DropoutLayer(0.5), Two);
        Assert.Null(graph.Trouble);
        Assert.Equal([Shape.Vector(4), Shape.Vector(4), Shape.Vector(2)], graph.Nodes.Select(node => node.Output));
        Assert.Equal([Shape.Vector(3), Shape.Vector(4), Shape.Vector(4)], graph.Nodes.Select(node => node.Inputs.Single()));
        Assert.Equal((Shape.Vector(2), "Softmax", 3 * 4 + 4 + 4 * 2L), (graph.Output, graph.OutputActivation.Name, graph.ParameterCount));
    }

    [Fact]
    public void Parameters_say_all_that_is_known_of_them()
    {
        ParameterSpec[] parameters = [.. Chain(Shape.Vector(3), Four, Two).Nodes.SelectMany(node => node.Parameters)];
        Assert.Equal(
            [
                new("weight", new Shape(new(3, 4)), Model.Layers.ParameterKind.Weight, "FanInUniform", 3, 4),
                new("bias", Shape.Vector(4), Model.Layers.ParameterKind.Bias, "FanInUniform", 3, 4),
                new ParameterSpec("weight", new Shape(new(4, 2)), Model.Layers.ParameterKind.Weight, "GlorotUniform", 4, 2),
            ],
            parameters);
    }

    /// <summary>One initializer draws biases; with all others they start at zero.</summary>
    [Theory]
    [InlineData("HeNormal", "Zeros")]
    [InlineData("FanInUniform", "FanInUniform")]
    [InlineData("Auto", "FanInUniform")]
    public void Biases_start_where_their_initializer_says(string initializer, string bias) =>
        Assert.Equal(bias, Chain(Shape.Vector(3), Four with { Initializer = initializer }).Nodes[0].Parameters[1].Initializer);

    /// <summary>Layers without parameters have no number; names that are given are kept, and count all the same.</summary>
    [Fact]
    public void Tensors_are_named_after_their_layers()
    {
        NetworkGraph graph = NetworkGraph.Of(
            Shape.Vector(3), [new Node(Four, new(0)), new Node(new DropoutLayer(0), new(1)), new Node(Four, new(2), "stem"), new Node(Two, new(3))]);
        Assert.Equal([("layer1", 1), ("", 0), ("stem", 2), ("layer3", 3)], graph.Nodes.Select(node => (node.Name, node.Number)));
    }

    [Fact]
    public void What_does_not_fit_is_named_with_its_shapes()
    {
        NetworkGraph graph = Chain(Shape.Image(4, 4, 6), new DropoutLayer(0.1), Four, Two);
        Assert.Equal((1, new ShapeProblem("Dense(4) follows an image of 4 x 4 x 6: put [Flatten] before it")), graph.Trouble);
        Assert.Equal(new DropoutLayer(0.1), Assert.Single(graph.Nodes).Layer);
        Assert.Equal("Dense(4) follows a vector of 3 and a sequence of 5 x 7: it needs one of them", Four.Infer([Shape.Vector(3), Shape.Sequence(5, 7)]).Problem?.Message);
    }

    /// <summary>A chain is a graph: a node reads what it names, and parameters come in the order of the nodes.</summary>
    [Fact]
    public void Nodes_read_what_they_name()
    {
        Node[] nodes = [new(Four, new(0), "a"), new(Four with { Units = 5 }, new(0), "unused"), new(Two, new(1), "b")];
        IReadOnlyList<LoweredNode> lowered = LoweredNode.Of(NetworkGraph.Of(Shape.Vector(3), nodes));
        var builder = new ProgramBuilder(new Tensor("x", "xGradient", TensorRole.Input, Axis.Examples, new Axis("inputs", 3)), Model.Accuracy.Accurate, isTraining: true);
        foreach (LoweredNode node in lowered) builder.Add(node);
        ForwardProgram forward = builder.Build();
        Assert.Equal([3, 3, 4], forward.Operations.OfType<Contraction>().Select(product => product.Left.Tensor.Width));
        Assert.Equal([[3, 4], [4], [3, 5], [5], [4, 2]], lowered.SelectMany(node => node.Parameters).Select(parameter => parameter.Spec.Shape.Sizes.ToArray()));
        Assert.Equal((2, "logit"), (forward.Output.Width, forward.Logits.Name));
    }

    /// <summary>The ways to train and to predict differ, and share what they are made of.</summary>
    [Fact]
    public void Both_ways_share_their_parameters()
    {
        NetworkProgram program = NetworkLowering.Lower(Spec(Four, new DropoutLayer(0.5), Two));
        Tensor[] Read(IEnumerable<Operation> operations) => [.. operations.SelectMany(operation => operation.Reads).Where(tensor => tensor.Role == TensorRole.Parameter)];
        Assert.Equal(Read(program.Forward), Read(program.Prediction.Operations));
        Assert.Equal(["layer1.weight", "layer1.bias", "layer2.weight"], program.Parameters.Select(parameter => $"{parameter.Layer}.{parameter.Spec.Name}"));
        Assert.All(program.Parameters, parameter => Assert.Equal(parameter.Tensor.Axes, parameter.Gradient.Axes));
    }

    [Fact]
    public void Parameters_lie_in_logical_order()
    {
        NetworkProgram program = NetworkLowering.Lower(Spec(Four, Two));
        var layout = Generator.Lowering.Planning.ParameterLayout.Padded(program.Parameters, Model.Precision.Single, []);
        Assert.Equal(program.Parameters, layout.Places.Select(place => place.Parameter));
        Assert.Equal([0, 48, 64], layout.Places.Select(place => place.Offset));
        Assert.Equal(24, layout.Count);
        Assert.Equal(64, layout.Offsets()[program.Parameters[2].Gradient]);
    }

    private static NetworkGraph Chain(Shape input, params Layer[] layers) => NetworkGraph.Of(input, Node.Chain(layers));

    private static NetworkSpec Spec(params Layer[] layers) =>
        new(new TypeSpec("", new(), "N", "N", "N"), Shape.Vector(3), Node.Chain(layers), Loss: null, Model.Precision.Single, Model.Reduction.Mean, Model.Accuracy.Accurate);
}
