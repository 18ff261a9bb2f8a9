namespace NetGen.Generator.Model.Layers;

/// <summary>While training, each value is dropped with probability <paramref name="Rate"/>, the others scaled by <c>1 / (1 - rate)</c>.</summary>
/// <param name="Rate">In [0, 1).</param>
internal sealed record DropoutLayer(double Rate) : Layer
{
    public override string Kind => "dropout";

    public override bool OnlyTrains => true;

    public override IReadOnlyList<LayerOption> Options => [new(nameof(Rate), Rate)];

    public override Inferred Infer(IReadOnlyList<Shape> inputs) => inputs[0];
}

/// <summary><c>[Dropout(rate)]</c>.</summary>
internal sealed class DropoutKind : LayerKind
{
    private const string Rate = "rate";

    public override string Name => "Dropout";

    public override IReadOnlyList<LayerParameter> Parameters { get; } = [new(Rate, LayerParameterRole.Rate)];

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new DropoutLayer(arguments.Number(Rate));
}
