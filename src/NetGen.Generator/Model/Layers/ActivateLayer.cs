using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Model.Layers;

/// <summary>An activation of its own: every value by itself, softmax along the last dimension.</summary>
/// <param name="Activation">What is applied.</param>
internal sealed record ActivateLayer(ActivationDefinition Activation) : Layer
{
    public override string Kind => "activate";

    public override ActivationDefinition? OutputActivation => Activation;

    public override Inferred Infer(IReadOnlyList<Shape> inputs) => inputs[0];

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<Shape> inputs) => [.. ParameterSpec.LearnedBy(Activation, inputs[0].Last)];
}

/// <summary><c>[Activate(activation)]</c>.</summary>
internal sealed class ActivateKind : LayerKind
{
    /// <summary>The kind of all activations that are layers.</summary>
    public const string Method = "Activate";

    private const string Activation = "activation";

    public override string Name => Method;

    public override IReadOnlyList<LayerParameter> Parameters { get; } = [new(Activation, LayerParameterRole.Activation)];

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new ActivateLayer(arguments.Activation(Activation));
}
