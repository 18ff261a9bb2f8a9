namespace NetGen.Generator.Lowering.Program;

/// <summary>The same values of every example, in the same order, along other axes.</summary>
internal sealed record Reshape(Tensor Result, Tensor Source) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Source];

    public override void Differentiate(Differentiation backward)
    {
        Tensor upstream = backward.GradientOf(Result);
        backward.Add(new Reshape(backward.Into(Source), upstream));
    }
}
