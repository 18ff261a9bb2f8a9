namespace NetGen.Generator.Lowering.Program;

/// <summary>Tensors behind one another along their last axis; all other dimensions have the result's sizes.</summary>
internal sealed record Join(Tensor Result, IReadOnlyList<Tensor> Sources) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => Sources;

    /// <summary>Every source takes its slice of the gradient.</summary>
    public override void Differentiate(Differentiation backward)
    {
        Tensor upstream = backward.GradientOf(Result);
        int offset = 0;
        foreach (Tensor source in Sources)
        {
            if (backward.Wants(source)) backward.Add(new Reduce(backward.Into(source), Slice(upstream, source.Axes, offset)));
            offset += source.Width;
        }
    }

    /// <summary>The part of a tensor that begins at an offset along its last axis, met along the axes of something of that part's shape.</summary>
    public static Access Slice(Tensor tensor, IReadOnlyList<Axis> axes, int offset) =>
        new(tensor, new([.. axes.Take(axes.Count - 1).Select(Affine.Along), Affine.Shifted(axes[^1], offset)]));
}
