using System.Globalization;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>What the programs for training and for prediction share of a node: its parameters, and the axes along which these and its values run.</summary>
/// <param name="node">The node.</param>
/// <param name="name">What its values are called.</param>
/// <param name="isOutput">Whether they are the network's output.</param>
internal sealed class LoweredNode(GraphNode node, string name, bool isOutput)
{
    private readonly Dictionary<string, Axis> _axes = [];
    private readonly Dictionary<string, Tensor> _parameters = [];

    public Layer Layer => node.Layer;

    /// <summary>Which node it is, from 0.</summary>
    public int Position => node.Position;

    /// <summary>The values it reads, see <see cref="Node.Inputs"/>.</summary>
    public IReadOnlyList<int> Sources => node.Sources;

    /// <summary>The shapes of what it reads.</summary>
    public IReadOnlyList<Shape> Inputs => node.Inputs;

    /// <summary>What its values are called.</summary>
    public string Name => name;

    /// <summary>Whether its values are the network's output.</summary>
    public bool IsOutput => isOutput;

    /// <summary>An axis of its own, the same one each time.</summary>
    public Axis Axis(string axis, int size) => _axes.TryGetValue(axis, out Axis? known) ? known : _axes[axis] = new Axis(axis, size);

    /// <summary>One of its parameters, the same one each time.</summary>
    /// <param name="parameter">The parameter's name within the layer.</param>
    /// <param name="variable">What emitted code calls it, its number left out.</param>
    /// <param name="axes">What it runs along.</param>
    public Tensor Parameter(string parameter, string variable, params Axis[] axes)
    {
        if (_parameters.TryGetValue(parameter, out Tensor? known)) return known;
        string unique = VariableNames.Numbered(variable, node.Number);
        return _parameters[parameter] = new Tensor(unique, unique + "Gradient", TensorRole.Parameter, axes);
    }

    /// <summary>Something that it keeps beside its parameters, the same one each time.</summary>
    /// <param name="state">Its name within the layer.</param>
    /// <param name="variable">What emitted code calls it, its number left out.</param>
    /// <param name="axes">What it runs along.</param>
    public Tensor State(string state, string variable, params Axis[] axes)
    {
        if (_parameters.TryGetValue(state, out Tensor? known)) return known;
        return _parameters[state] = new Tensor(VariableNames.Numbered(variable, node.Number), "", TensorRole.State, axes);
    }

    /// <summary>What it keeps beside its parameters.</summary>
    public IEnumerable<ProgramState> States => node.State.Select(state => new ProgramState(_parameters[state.Name], node.Name, state));

    /// <summary>Its parameters in logical order.</summary>
    public IEnumerable<(Tensor Tensor, ParameterSpec Spec)> Parameters => node.Parameters.Select(parameter => (_parameters[parameter.Name], parameter));

    /// <summary>Its parameters with their gradients, in logical order.</summary>
    public IEnumerable<ProgramParameter> With(Func<Tensor, Tensor> gradient) =>
        Parameters.Select(parameter => new ProgramParameter(parameter.Tensor, gradient(parameter.Tensor), node.Name, node.Number, parameter.Spec));

    /// <summary>All nodes of a network, in order.</summary>
    public static IReadOnlyList<LoweredNode> Of(NetworkGraph graph)
    {
        int hidden = graph.Nodes.Count(static node => !node.Layer.OnlyTrains) - 1, number = 0;
        var names = new VariableNames();
        return [.. graph.Nodes.Select(node =>
        {
            if (node.Layer.OnlyTrains) return new LoweredNode(node, node.Label.Length > 0 ? names.Of(node.Label, node.Position) : "", isOutput: false);
            bool isOutput = ++number > hidden;
            if (node.Label.Length > 0) return new LoweredNode(node, names.Of(node.Label, node.Position), isOutput);
            return new LoweredNode(node, isOutput ? "output" : hidden == 1 ? "hidden" : "hidden" + number.ToString(CultureInfo.InvariantCulture), isOutput);
        })];
    }
}
