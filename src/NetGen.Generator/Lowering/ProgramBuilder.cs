using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering;

/// <summary>Collects the forward operations while the layers are lowered one after the other.</summary>
internal sealed class ProgramBuilder
{
    private readonly List<Operation> _operations = [];
    private readonly List<Tensor> _parameters = [];
    private readonly int _hiddenLayers;
    private int _denseLayers;

    /// <param name="spec">The network.</param>
    /// <param name="training">Whether layers that only train, like dropout, take part.</param>
    public ProgramBuilder(NetworkSpec spec, bool training)
    {
        IsTraining = training;
        Accuracy = spec.Accuracy;
        _hiddenLayers = spec.Layers.OfType<DenseSpec>().Count() - 1;
        Input = Current = new Tensor("x", "xGradient", TensorRole.Input, Axis.Examples, new Axis("inputs", spec.InputSize));
        Logits = Input;
    }

    public bool IsTraining { get; }

    /// <summary>How exactly the activations are computed.</summary>
    public Accuracy Accuracy { get; }

    public Tensor Input { get; }

    /// <summary>What the layers so far have computed.</summary>
    public Tensor Current { get; private set; }

    /// <summary>What the last activation is applied to.</summary>
    public Tensor Logits { get; private set; }

    public IReadOnlyList<Operation> Operations => _operations;

    public IReadOnlyList<Tensor> Parameters => _parameters;

    /// <summary>Starts a layer with parameters: its number, from 1, and what its values are called.</summary>
    public (int Number, string Name) NextDense()
    {
        int number = ++_denseLayers;
        return (number, number > _hiddenLayers ? "output" : _hiddenLayers == 1 ? "hidden" : $"hidden{number}");
    }

    public Tensor AddParameter(string name, params Axis[] axes)
    {
        var parameter = new Tensor(name, name + "Gradient", TensorRole.Parameter, axes);
        _parameters.Add(parameter);
        return parameter;
    }

    public void Add(Operation operation)
    {
        _operations.Add(operation);
        Current = operation.Result;
    }

    /// <summary>Adds an activation; the identity adds nothing.</summary>
    public void AddActivation(ActivationDefinition activation, string name)
    {
        Logits = Current;
        var result = new Tensor(name, name + "Gradient", TensorRole.Value, [.. Current.Axes]);
        if (activation.Name == Activations.Softmax) Add(new Softmax(result, Current));
        else if (activation.Forward is { } function) Add(new Map(result, function, [Current], activation.Backward));
    }
}
