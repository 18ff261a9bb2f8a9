namespace NetGen.Generator.Lowering.Program;

/// <summary>Tensors behind one another along their last axis; all other axes are the result's.</summary>
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
            if (backward.Wants(source)) backward.Add(new Reduce(backward.Into(source), Slice(upstream, source.Axes[^1], offset)));
            offset += source.Width;
        }
    }

    /// <summary>The part of a tensor that begins at an offset along its last axis, as long as another axis.</summary>
    public static Access Slice(Tensor tensor, Axis axis, int offset)
    {
        Affine[] at = [.. tensor.Axes.Select(Affine.Along)];
        at[^1] = Affine.Shifted(axis, offset);
        return new(tensor, new(at));
    }
}
