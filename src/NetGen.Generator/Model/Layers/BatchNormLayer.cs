namespace NetGen.Generator.Model.Layers;

/// <summary>Every channel, shifted and scaled to mean 0 and variance 1 over a batch, then scaled and shifted as learned (Ioffe and Szegedy, 2015).</summary>
internal sealed record BatchNormLayer : Layer
{
    public const string Weight = "weight", Bias = "bias", RunningMean = "running_mean", RunningVariance = "running_var";

    /// <summary>PyTorch's.</summary>
    public const double Epsilon = 1e-5, Momentum = 0.1;

    public override string Kind => "batch norm";

    public override bool KeepsScale => true;

    public override Inferred Infer(IReadOnlyList<Shape> inputs) => inputs[0];

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<Shape> inputs) =>
    [
        ParameterSpec.Constant(Weight, inputs[0].Last, ParameterKind.Scale, 1),
        ParameterSpec.Constant(Bias, inputs[0].Last, ParameterKind.Bias, 0),
    ];

    public override IReadOnlyList<ParameterSpec> State(IReadOnlyList<Shape> inputs) =>
    [
        ParameterSpec.Constant(RunningMean, inputs[0].Last, ParameterKind.RunningMean, 0),
        ParameterSpec.Constant(RunningVariance, inputs[0].Last, ParameterKind.RunningVariance, 1),
    ];
}

/// <summary><c>[BatchNorm]</c>.</summary>
internal sealed class BatchNormKind : LayerKind
{
    public override string Name => "BatchNorm";

    public override IReadOnlyList<LayerParameter> Parameters => [];

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new BatchNormLayer();
}
