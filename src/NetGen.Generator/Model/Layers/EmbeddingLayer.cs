namespace NetGen.Generator.Model.Layers;

/// <summary>A learned vector for every class: tokens become a sequence of them.</summary>
/// <param name="Width">The values of one vector.</param>
internal sealed record EmbeddingLayer(int Width) : Layer
{
    public const string Weight = "weight";

    public override string Kind => "embedding";

    public override bool TakesTokens => true;

    public override Inferred Infer(IReadOnlyList<Shape> inputs) => inputs[0].Classes > 0
        ? Shape.Sequence(inputs[0].Last, Width)
        : new ShapeProblem($"Embedding({Width}) follows {inputs[0]}: it needs tokens, [Input(steps, Classes = ...)]");

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<Shape> inputs)
    {
        int classes = inputs[0].Classes;
        return [new(Weight, new Shape(new EquatableArray<int>(classes, Width)), ParameterKind.Weight, ParameterSpec.StandardNormal, classes, Width)];
    }
}

/// <summary><c>[Embedding(size)]</c>.</summary>
internal sealed class EmbeddingKind : LayerKind
{
    private const string Size = "size";

    public override string Name => "Embedding";

    public override IReadOnlyList<LayerParameter> Parameters { get; } = [new(Size, LayerParameterRole.Size)];

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new EmbeddingLayer(arguments.Size(Size));
}
