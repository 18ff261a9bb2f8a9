using System.Globalization;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Model.Layers;

/// <summary>A network's nodes with all that follows from the shape of its input; up to the first one that its inputs do not fit, if there is any.</summary>
internal sealed class NetworkGraph
{
    private NetworkGraph(Shape input, IReadOnlyList<GraphNode> nodes, (int Position, ShapeProblem Problem)? trouble)
    {
        Nodes = nodes;
        Trouble = trouble;
        Output = nodes.Count == 0 ? input : nodes[nodes.Count - 1].Output;
    }

    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>Which node cannot read what it is given, counted from 0, and why.</summary>
    public (int Position, ShapeProblem Problem)? Trouble { get; }

    /// <summary>The shape of one example's output.</summary>
    public Shape Output { get; }

    /// <summary>The activation that makes the output.</summary>
    public ActivationDefinition OutputActivation =>
        Nodes.LastOrDefault(static node => !node.Layer.OnlyTrains)?.Layer.OutputActivation ?? Activations.Find(Activations.Identity);

    /// <summary>How many parameters there are.</summary>
    public long ParameterCount => Nodes.SelectMany(static node => node.Parameters).Sum(static parameter => parameter.Shape.Size);

    public static NetworkGraph Of(NetworkSpec spec) => Of(spec.Input, spec.Nodes);

    public static NetworkGraph Of(Shape input, IReadOnlyList<Node> nodes)
    {
        var all = new List<GraphNode>(nodes.Count);
        int number = 0;
        for (int position = 0; position < nodes.Count; position++)
        {
            Node node = nodes[position];
            Shape[] inputs = [.. node.Inputs.Select(value => value == 0 ? input : all[value - 1].Output)];
            (Shape? output, ShapeProblem? problem) = inputs.FirstOrDefault(static shape => shape.Classes > 0) is { } tokens && !node.Layer.TakesTokens
                ? new ShapeProblem($"A layer of kind {node.Layer.Kind} follows {tokens}: put [Embedding] before it")
                : node.Layer.Infer(inputs);
            if (output is null) return new(input, all, (position, problem!));

            ActivationDefinition activation = node.Layer.OutputActivation is { IsIdentity: false } own ? own : ActivationAfter(nodes, position);
            ParameterSpec[] parameters = [.. node.Layer.Parameters(inputs).Select(parameter => Resolve(parameter, activation))];
            if (parameters.Length > 0) number++;
            string name = parameters.Length == 0 ? "" : node.Name.Length > 0 ? node.Name : "layer" + number.ToString(CultureInfo.InvariantCulture);
            all.Add(new(node.Layer, position, node.Inputs, inputs, output, parameters, node.Layer.State(inputs),
                name, node.Name, parameters.Length > 0 ? number : 0));
        }
        return new(input, all, null);
    }

    /// <summary>The activation that the first reader of a node's output applies to it; the identity where it applies none, or nobody reads it.</summary>
    private static ActivationDefinition ActivationAfter(IReadOnlyList<Node> nodes, int position)
    {
        while (true)
        {
            int output = position + 1, reader = output;
            while (reader < nodes.Count && !nodes[reader].Inputs.Contains(output)) reader++;
            if (reader == nodes.Count) return Activations.Find(Activations.Identity);
            if (!nodes[reader].Layer.KeepsScale) return (nodes[reader].Layer as ActivateLayer)?.Activation ?? Activations.Find(Activations.Identity);
            position = reader;
        }
    }

    /// <summary>What <c>Auto</c> means, where the activation is known; biases are drawn by one initializer only, and start at zero with every other.</summary>
    private static ParameterSpec Resolve(ParameterSpec parameter, ActivationDefinition activation)
    {
        string initializer = parameter.Initializer != ParameterSpec.Auto ? parameter.Initializer
            : activation.Initializer;
        bool isDrawn = parameter.Kind != ParameterKind.Bias || initializer == ParameterSpec.DrawsBiases;
        return parameter with { Initializer = isDrawn ? initializer : ParameterSpec.Zeros };
    }
}

/// <summary>A node of a network whose shapes are known.</summary>
/// <param name="Layer">What it does.</param>
/// <param name="Position">Which node it is, from 0.</param>
/// <param name="Sources">The values it reads, see <see cref="Node.Inputs"/>.</param>
/// <param name="Inputs">Their shapes.</param>
/// <param name="Output">The shape of what it makes of them.</param>
/// <param name="Parameters">Its parameters, every <c>Auto</c> resolved.</param>
/// <param name="State">What it keeps beside them.</param>
/// <param name="Name">What its tensors in files are called before the dot; empty where there are none.</param>
/// <param name="Label">What the declaration calls it; empty in chains.</param>
/// <param name="Number">Its number among the nodes with parameters, from 1; 0 where it has none.</param>
internal sealed record GraphNode(
    Layer Layer,
    int Position,
    EquatableArray<int> Sources,
    IReadOnlyList<Shape> Inputs,
    Shape Output,
    IReadOnlyList<ParameterSpec> Parameters,
    IReadOnlyList<ParameterSpec> State,
    string Name,
    string Label,
    int Number);
