using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Model.Layers;

/// <summary>The sum of two tensors.</summary>
internal sealed record AddLayer() : PairLayer(Arithmetic.Sum)
{
    public override string Kind => "add";

    protected override string Title => "Add";
}

/// <summary><c>Add(left, right)</c>, or <c>left + right</c>.</summary>
internal sealed class AddKind : PairKind
{
    public const string Operator = "Add";

    public override string Name => Operator;

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new AddLayer();
}
