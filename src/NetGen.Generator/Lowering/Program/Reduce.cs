namespace NetGen.Generator.Lowering.Program;

/// <summary>A sum over the axes that the result lacks, a broadcast along those that the source lacks: <c>Into = sum Source</c>.</summary>
/// <param name="Into">Where each element is added; elements that nothing is added to are zero.</param>
internal sealed record Reduce(Access Into, Access Source) : Operation(Into.Tensor)
{
    public override IEnumerable<Tensor> Reads => [Source.Tensor];

    /// <summary>The adjoint of a sum is a broadcast, and the other way round: the same with the roles exchanged.</summary>
    public override void Differentiate(Differentiation backward) =>
        backward.Add(new Reduce(Source.Of(backward.Into(Source.Tensor)), Into.Of(backward.GradientOf(Result))));
}

/// <summary>The largest element over the axes that the result lacks. The first of equals counts; NaN is larger than every number.</summary>
/// <param name="Index">Which one it was: its number among those that were compared, the last axis running fastest.</param>
internal sealed record Maximum(Tensor Result, Tensor Index, Access Source) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Source.Tensor];

    public override IEnumerable<Tensor> Results => [Result, Index];

    /// <summary>The axes over which elements are compared.</summary>
    public IReadOnlyList<Axis> Over => [.. Source.Axes.Where(axis => !Result.Axes.Contains(axis))];

    /// <summary>The largest element alone has a gradient.</summary>
    public override void Differentiate(Differentiation backward) =>
        backward.Add(new ScatterAdd(Source.Of(backward.Into(Source.Tensor)), backward.GradientOf(Result), Index, Over));
}
