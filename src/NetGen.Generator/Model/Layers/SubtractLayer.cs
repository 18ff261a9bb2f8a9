using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Model.Layers;

/// <summary>The difference of two tensors.</summary>
internal sealed record SubtractLayer() : PairLayer(Arithmetic.Difference)
{
    public override string Kind => "subtract";

    protected override string Title => "Subtract";
}

/// <summary><c>Subtract(left, right)</c>, or <c>left - right</c>.</summary>
internal sealed class SubtractKind : PairKind
{
    public const string Operator = "Subtract";

    public override string Name => Operator;

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new SubtractLayer();
}
