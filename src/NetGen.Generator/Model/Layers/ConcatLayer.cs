namespace NetGen.Generator.Model.Layers;

/// <summary>Tensors behind one another along their last axis.</summary>
internal sealed record ConcatLayer : Layer
{
    public override string Kind => "concat";

    public override Inferred Infer(IReadOnlyList<Shape> inputs)
    {
        if (inputs.Count < 2) return new ShapeProblem("Concat takes one tensor: it needs two or more");
        Shape first = inputs[0];
        bool Fits(Shape shape) => shape.Rank == first.Rank && shape.Sizes.Take(shape.Rank - 1).SequenceEqual(first.Sizes.Take(first.Rank - 1));
        if (inputs.FirstOrDefault(shape => !Fits(shape)) is { } odd)
            return new ShapeProblem($"Concat takes {first} and {odd}: they may differ in the last size only");
        // Nothing that wide is legal, and no sum of so many overflows.
        long last = Math.Min(int.MaxValue, inputs.Sum(static shape => (long)shape.Last));
        return new Shape(new EquatableArray<int>([.. first.Sizes.Take(first.Rank - 1), (int)last]));
    }
}

/// <summary><c>Concat(inputs)</c>.</summary>
internal sealed class ConcatKind : LayerKind
{
    public override string Name => "Concat";

    public override bool HasAttribute => false;

    public override IReadOnlyList<LayerParameter> Parameters => [];

    public override Layer Create(LayerArguments arguments, LayerDefaults defaults) => new ConcatLayer();
}
