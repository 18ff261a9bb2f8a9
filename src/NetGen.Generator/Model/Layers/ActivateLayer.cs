namespace NetGen.Generator.Model.Layers;

/// <summary>An activation of its own.</summary>
/// <param name="Activation">The name of a member of <c>NetGen.Activation</c>.</param>
internal sealed record ActivateLayer(string Activation) : Layer
{
    public override string Kind => "activate";

    public override string? OutputActivation => Activation;

    public override Inferred Infer(IReadOnlyList<Shape> inputs) => inputs[0];
}

/// <summary><c>Activate(input, activation)</c>.</summary>
internal sealed class ActivateKind : LayerKind
{
    private const string Activation = "activation";

    public override string Name => "Activate";

    public override bool HasAttribute => false;

    public override IReadOnlyList<LayerParameter> Parameters { get; } = [new(Activation, LayerParameterRole.Activation)];

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new ActivateLayer(arguments.Member(Activation));
}
