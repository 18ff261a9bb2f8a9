namespace NetGen.Generator.Model.Layers;

/// <summary>Constants: <c>Factor * x + Offset</c>.</summary>
internal sealed record ScaleLayer(double Factor, double Offset) : Layer
{
    public override string Kind => "scale";

    public override IReadOnlyList<LayerOption> Options => [new(nameof(Factor), Factor), new(nameof(Offset), Offset)];

    public override Inferred Infer(IReadOnlyList<Shape> inputs) => inputs[0];
}

/// <summary>What the operators of a tensor and a constant are: <c>-x</c>, <c>2 * x</c>, <c>1 - x</c>, <c>x / 3</c>.</summary>
internal sealed class ScaleKind : LayerKind
{
    public const string Operator = "Scale";

    public const string Factor = "factor", Offset = "offset";

    public override string Name => Operator;

    public override bool HasAttribute => false;

    public override bool HasMethod => false;

    public override IReadOnlyList<LayerParameter> Parameters { get; } =
        [new(Factor, LayerParameterRole.Number), new(Offset, LayerParameterRole.Number)];

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new ScaleLayer(arguments.Number(Factor), arguments.Number(Offset));
}
