namespace NetGen.Generator.Lowering.Program;

/// <summary>Probabilities from logits: <c>e^z / sum e^z</c> along the last axis.</summary>
internal sealed record Softmax(Tensor Result, Tensor Logits) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Logits];

    public override bool InPlace => true;

    public override void Differentiate(Differentiation backward)
    {
        Tensor upstream = backward.GradientOf(Result);
        backward.Add(new SoftmaxGradient(backward.Into(Logits), Result, upstream));
    }
}

/// <summary>From the gradient of probabilities to that of their logits: <c>y (g - sum g y)</c> along the last axis.</summary>
/// <param name="Output">The probabilities.</param>
/// <param name="Upstream">The gradient with respect to them.</param>
internal sealed record SoftmaxGradient(Tensor Result, Tensor Output, Tensor Upstream) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Output, Upstream];

    public override void Differentiate(Differentiation backward) => throw Differentiation.Once(this);
}
