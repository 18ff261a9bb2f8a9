namespace NetGen.Generator.Model.Layers;

/// <summary>A function of two tensors, value by value.</summary>
/// <param name="Function">The name of its function in <c>Model/Elementwise/Arithmetic</c>.</param>
internal abstract record PairLayer(string Function) : Layer
{
    public override Inferred Infer(IReadOnlyList<Shape> inputs) => inputs[0] == inputs[1]
        ? inputs[0]
        : new ShapeProblem($"{Title} takes {inputs[0]} and {inputs[1]}: both need the same shape");

    /// <summary>What its method is called.</summary>
    protected abstract string Title { get; }
}

/// <summary>A kind of layer that reads two tensors and has no options.</summary>
internal abstract class PairKind : LayerKind
{
    public override bool HasAttribute => false;

    public override IReadOnlyList<LayerParameter> Parameters => [];
}
