using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>Collects the forward operations while the nodes are lowered one after the other.</summary>
/// <param name="input">The network's input.</param>
/// <param name="accuracy">How exactly activations are computed.</param>
/// <param name="isTraining">Whether layers that only train, like dropout, take part.</param>
internal sealed class ProgramBuilder(Tensor input, Accuracy accuracy, bool isTraining)
{
    private readonly List<Operation> _operations = [];
    private readonly List<Tensor> _values = [input];
    private readonly Dictionary<Tensor, Tensor> _activated = [];

    public bool IsTraining => isTraining;

    /// <summary>How exactly the activations are computed.</summary>
    public Accuracy Accuracy => accuracy;

    /// <summary>The node that is lowered.</summary>
    public LoweredNode Node { get; private set; } = null!;

    /// <summary>What the node reads; the first value where it reads several.</summary>
    public Tensor Source => _values[Node.Sources[0]];

    /// <summary>All that the node reads.</summary>
    public IReadOnlyList<Tensor> Sources => [.. Node.Sources.Select(value => _values[value])];

    /// <summary>What the node has computed so far; what it reads, where that is nothing.</summary>
    public Tensor Current { get; private set; } = input;

    /// <summary>Lowers the next node.</summary>
    public void Add(LoweredNode node)
    {
        Node = node;
        Current = Source;
        LayerLowering.Lower(node.Layer, this);
        _values.Add(Current);
    }

    public void Add(Operation operation)
    {
        _operations.Add(operation);
        Current = operation.Result;
    }

    /// <summary>A tensor for what the node makes.</summary>
    public Tensor Value(params Axis[] axes) => Value("", axes);

    /// <summary>A tensor for something that the node computes on the way.</summary>
    public Tensor Value(string suffix, params Axis[] axes) =>
        new(Node.Name + suffix, Node.Name + suffix + "Gradient", TensorRole.Value, axes);

    /// <summary>Adds an activation; the identity adds nothing.</summary>
    public void AddActivation(ActivationDefinition activation, string name)
    {
        Tensor source = Current;
        var result = new Tensor(name, name + "Gradient", TensorRole.Value, [.. source.Axes]);
        if (activation.IsSoftmax) Add(new Softmax(result, source));
        else if (activation.Forward is { } function)
        {
            IEnumerable<Access> learned = activation.Learned.Select(value => (Access)Node.Parameter(value.Name, $"learned_{value.Name}", source.Axes[^1]));
            Add(new Map(result, function, [source, .. learned], activation.Backward));
        }
        if (Current != source) _activated[Current] = source;
    }

    /// <summary>All that was added.</summary>
    public ForwardProgram Build() => new(_operations, Current, _activated.TryGetValue(Current, out Tensor? logits) ? logits : Current);
}
