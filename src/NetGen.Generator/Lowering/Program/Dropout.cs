namespace NetGen.Generator.Lowering.Program;

/// <summary>Drops values while training, and scales the rest; a product with a random mask, so its own adjoint.</summary>
/// <param name="Layer">Which random stream: the position of the layer in the declaration.</param>
internal sealed record Dropout(Tensor Result, Tensor Source, int Layer, double Rate) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Source];

    public override bool InPlace => true;

    public override void Differentiate(Differentiation backward)
    {
        Tensor upstream = backward.GradientOf(Result);
        backward.Add(new Dropout(backward.Into(Source), upstream, Layer, Rate));
    }
}
