using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Model.Layers;

/// <summary>The product of two tensors of equal shape, or of a tensor and a vector with one value for each of its channels.</summary>
internal sealed record MultiplyLayer() : PairLayer(Arithmetic.Product)
{
    public override string Kind => "multiply";

    protected override string Title => "Multiply";

    public override Inferred Infer(IReadOnlyList<Shape> inputs) =>
        inputs[0] == inputs[1] || IsOfChannels(inputs[1], inputs[0]) ? inputs[0]
        : IsOfChannels(inputs[0], inputs[1]) ? inputs[1]
        : new ShapeProblem($"{Title} takes {inputs[0]} and {inputs[1]}: both need the same shape, or one has to be a vector of the other's channels");

    /// <summary>Whether a shape is a vector with one value for each of another's channels.</summary>
    private static bool IsOfChannels(Shape vector, Shape other) => vector.Rank == 1 && other.Rank > 1 && vector.Last == other.Last;
}

/// <summary><c>Multiply(left, right)</c>, or <c>left * right</c>.</summary>
internal sealed class MultiplyKind : PairKind
{
    public override string Name => "Multiply";

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new MultiplyLayer();
}
