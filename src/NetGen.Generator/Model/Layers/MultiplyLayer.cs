using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Model.Layers;

/// <summary>The product of two tensors.</summary>
internal sealed record MultiplyLayer() : PairLayer(Arithmetic.Product)
{
    public override string Kind => "multiply";

    protected override string Title => "Multiply";
}

/// <summary><c>Multiply(left, right)</c>, or <c>left * right</c>.</summary>
internal sealed class MultiplyKind : PairKind
{
    public const string Operator = "Multiply";

    public override string Name => Operator;

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new MultiplyLayer();
}
