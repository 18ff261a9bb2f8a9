using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Model.Layers;

/// <summary>Every unit sees every input: <c>activation(W x + b)</c>; of a sequence every step by itself.</summary>
/// <param name="Units">Number of outputs.</param>
/// <param name="Activation">What is applied to the sums.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Initializer">The name of a member of <c>NetGen.Initializer</c>: how its weights are drawn.</param>
internal sealed record DenseLayer(int Units, ActivationDefinition Activation, bool Bias, string Initializer) : Layer
{
    public const string Weight = "weight", BiasName = "bias";

    public override string Kind => "dense";

    public override ActivationDefinition? OutputActivation => Activation;

    public override IReadOnlyList<LayerOption> Options => [new(nameof(Bias), Bias)];

    public override Inferred Infer(IReadOnlyList<Shape> inputs) => inputs switch
    {
        [{ Rank: < 3 } single] => single.WithLast(Units),
        [_] => new ShapeProblem($"Dense({Units}) follows {inputs[0]}: put [Flatten] before it"),
        _ => new ShapeProblem($"Dense({Units}) follows {string.Join(" and ", inputs)}: it needs one of them"),
    };

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<Shape> inputs)
    {
        int fanIn = inputs[0].Last;
        var weight = new ParameterSpec(Weight, new Shape(new EquatableArray<int>(fanIn, Units)), ParameterKind.Weight, Initializer, fanIn, Units);
        ParameterSpec[] bias = Bias ? [new(BiasName, Shape.Vector(Units), ParameterKind.Bias, Initializer, fanIn, Units)] : [];
        return [weight, .. bias, .. ParameterSpec.LearnedBy(Activation, Units)];
    }
}

/// <summary><c>[Dense(units)]</c>, <c>[Dense(units, activation, Bias = ..., Initializer = ...)]</c>.</summary>
internal sealed class DenseKind : LayerKind
{
    private const string Units = "units", Activation = "activation", Bias = "Bias", Initializer = "Initializer";

    public override string Name => "Dense";

    public override IReadOnlyList<LayerParameter> Parameters { get; } =
    [
        new(Units, LayerParameterRole.Size),
        new(Activation, LayerParameterRole.Activation, IsOptional: true),
        new(Bias, LayerParameterRole.Flag, IsOptional: true),
        new(Initializer, LayerParameterRole.Initializer, IsOptional: true),
    ];

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new DenseLayer(
        arguments.Size(Units),
        arguments.Activation(Activation),
        arguments.Flag(Bias) ?? defaults.Bias,
        arguments.Find(Initializer)?.Member ?? defaults.Initializer);
}
