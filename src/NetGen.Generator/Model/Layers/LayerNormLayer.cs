namespace NetGen.Generator.Model.Layers;

/// <summary>
/// The values along the last dimension, shifted and scaled to mean 0 and variance 1, then scaled and shifted as learned:
/// <c>(x - mean) / sqrt(variance + epsilon) w + b</c> (Ba, Kiros and Hinton, 2016).
/// </summary>
internal sealed record LayerNormLayer : Layer
{
    public const string Weight = "weight", Bias = "bias";

    /// <summary>PyTorch's.</summary>
    public const double Epsilon = 1e-5;

    public override string Kind => "layer norm";

    public override bool KeepsScale => true;

    public override Inferred Infer(IReadOnlyList<Shape> inputs) => inputs[0];

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<Shape> inputs) =>
    [
        ParameterSpec.Constant(Weight, inputs[0].Last, ParameterKind.Scale, 1),
        ParameterSpec.Constant(Bias, inputs[0].Last, ParameterKind.Bias, 0),
    ];
}

/// <summary><c>[LayerNorm]</c>.</summary>
internal sealed class LayerNormKind : LayerKind
{
    public override string Name => "LayerNorm";

    public override IReadOnlyList<LayerParameter> Parameters => [];

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new LayerNormLayer();
}
