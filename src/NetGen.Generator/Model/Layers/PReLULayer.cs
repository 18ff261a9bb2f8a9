namespace NetGen.Generator.Model.Layers;

/// <summary>ReLU with a learned slope for negative values, one per channel: <c>x</c> for x &gt; 0, else <c>a x</c> (He et al., 2015).</summary>
internal sealed record PReLULayer : Layer
{
    public const string Weight = "weight";

    /// <summary>PyTorch's.</summary>
    private const double Start = 0.25;

    public override string Kind => "prelu";

    public override Inferred Infer(IReadOnlyList<Shape> inputs) => inputs[0];

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<Shape> inputs) =>
        [ParameterSpec.Constant(Weight, inputs[0].Last, ParameterKind.Scale, Start)];
}

/// <summary><c>[PReLU]</c>.</summary>
internal sealed class PReLUKind : LayerKind
{
    public override string Name => "PReLU";

    public override IReadOnlyList<LayerParameter> Parameters => [];

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new PReLULayer();
}
