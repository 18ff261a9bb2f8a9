namespace NetGen.Generator.Model.Layers;

/// <summary>All values of a sequence or an image in one vector, in the order in which they lie in memory.</summary>
internal sealed record FlattenLayer : Layer
{
    /// <summary>As of every vector.</summary>
    private const int MaxWidth = 65_536;

    public override string Kind => "flatten";

    public override bool KeepsScale => true;

    public override Inferred Infer(IReadOnlyList<Shape> inputs) => inputs[0].Size <= MaxWidth
        ? Shape.Vector((int)inputs[0].Size)
        : new ShapeProblem($"Flatten follows {inputs[0]}: a vector has at most 65,536 values");
}

/// <summary><c>[Flatten]</c>.</summary>
internal sealed class FlattenKind : LayerKind
{
    public override string Name => "Flatten";

    public override IReadOnlyList<LayerParameter> Parameters => [];

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new FlattenLayer();
}
