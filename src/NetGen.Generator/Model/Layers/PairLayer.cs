namespace NetGen.Generator.Model.Layers;

/// <summary>A function of two tensors, value by value; where one is a vector of the other's channels, every place meets the same vector.</summary>
/// <param name="Function">The name of its function in <c>Model/Elementwise/Arithmetic</c>.</param>
internal abstract record PairLayer(string Function) : Layer
{
    public override Inferred Infer(IReadOnlyList<Shape> inputs)
    {
        (Shape left, Shape right) = (inputs[0], inputs[1]);
        if (left == right || IsOfChannels(right, left)) return left;
        return IsOfChannels(left, right) ? right : new ShapeProblem($"{Title} takes {left} and {right}: both need the same shape{Or(left, right)}");
    }

    /// <summary>What its method is called.</summary>
    protected abstract string Title { get; }

    private static bool IsOfChannels(Shape vector, Shape other) => vector.Rank == 1 && other.Rank > 1 && vector.Last == other.Last;

    /// <summary>What else would fit.</summary>
    private static string Or(Shape left, Shape right) => (left.Rank, right.Rank) switch
    {
        (1, 1) => "",
        (1, _) => $", or the first is {Shape.Vector(right.Last)}",
        (_, 1) => $", or the second is {Shape.Vector(left.Last)}",
        _ => ", or one is a vector of the other's last dimension",
    };
}

/// <summary>A kind of layer that reads two tensors and has no options.</summary>
internal abstract class PairKind : LayerKind
{
    public override bool HasAttribute => false;

    public override IReadOnlyList<LayerParameter> Parameters => [];
}
