namespace NetGen.Generator.Lowering.Program;

/// <summary>Looks elements up: along the axes <paramref name="Over"/> an index says where, whose values are whole numbers.</summary>
/// <param name="Table">Depends on <paramref name="Over"/> and on axes of the result.</param>
/// <param name="Index">Depends on axes of the result; a number among all places along <paramref name="Over"/>, the last axis running fastest.</param>
internal sealed record Gather(Tensor Result, Access Table, Tensor Index, IReadOnlyList<Axis> Over) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Table.Tensor, Index];

    public override IEnumerable<Tensor> Differentiable => [Table.Tensor];

    /// <summary>What was looked up several times adds up.</summary>
    public override void Differentiate(Differentiation backward) =>
        backward.Add(new ScatterAdd(Table.Of(backward.Into(Table.Tensor)), backward.GradientOf(Result), Index, Over));
}

/// <summary>Adds every element of the source to the place that an index says, along the axes <paramref name="Over"/>.</summary>
/// <param name="Into">Depends on <paramref name="Over"/> and on axes of the source; elements that nothing is added to are zero.</param>
internal sealed record ScatterAdd(Access Into, Tensor Source, Tensor Index, IReadOnlyList<Axis> Over) : Operation(Into.Tensor)
{
    public override IEnumerable<Tensor> Reads => [Source, Index];

    public override IEnumerable<Tensor> Differentiable => [Source];

    /// <summary>Every element's gradient is looked up where the element went.</summary>
    public override void Differentiate(Differentiation backward) =>
        backward.Add(new Gather(backward.Into(Source), Into.Of(backward.GradientOf(Result)), Index, Over));
}
