namespace NetGen.Generator.Lowering.Program;

/// <summary>
/// A product summed over the axes that the result lacks: <c>Into = Start + sum Left * Right</c>. Dense layers, convolutions and their
/// gradients are all of this form; what differs is which operand runs along which axis.
/// </summary>
/// <param name="Into">Where each product is added; elements that nothing is added to are zero.</param>
/// <param name="Start">What sums start from, broadcast over the axes it lacks: a layer's bias. Only where <paramref name="Into"/> is plain.</param>
internal sealed record Contraction(Access Into, Access Left, Access Right, Access? Start = null) : Operation(Into.Tensor)
{
    public override IEnumerable<Tensor> Reads => Start is null ? [Left.Tensor, Right.Tensor] : [Left.Tensor, Right.Tensor, Start.Tensor];

    /// <summary>
    /// Whether the rows of the right operand run along those of the result, as rows of weights do on the way forward. On the way back they
    /// run along the sum.
    /// </summary>
    public bool IsAlongRows => Right.Tensor.Axes[^1] == Result.Axes[^1];

    /// <summary>The adjoint of a product is two products with the roles exchanged, and a sum for what it started from.</summary>
    public override void Differentiate(Differentiation backward)
    {
        Access upstream = Into.Of(backward.GradientOf(Result));
        if (backward.Wants(Left.Tensor)) backward.Add(new Contraction(Left.Of(backward.Into(Left.Tensor)), upstream, Right));
        if (backward.Wants(Right.Tensor)) backward.Add(new Contraction(Right.Of(backward.Into(Right.Tensor)), Left, upstream));
        if (Start is not null && backward.Wants(Start.Tensor)) backward.Add(new Reduce(Start.Of(backward.Into(Start.Tensor)), upstream));
    }
}
