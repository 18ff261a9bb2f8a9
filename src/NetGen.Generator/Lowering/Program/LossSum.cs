using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Program;

/// <summary>The loss of the batch.</summary>
/// <param name="Logits">What the output's activation is applied to.</param>
internal sealed record LossSum(Tensor Result, LossDefinition Loss, Tensor Logits, Tensor Output, Tensor Target) : Operation(Result)
{
    /// <summary>What the loss is computed from.</summary>
    public Tensor Values => Loss.OnLogits ? Logits : Output;

    public override IEnumerable<Tensor> Reads => [Values, Target];

    /// <summary>Where backpropagation starts: the seed for <see cref="Values"/>.</summary>
    public LossGradient Gradient() => new(new(Values.GradientName, Values.GradientName, TensorRole.Value, [.. Values.Axes]), Loss, Output, Target);

    public override void Differentiate(Differentiation backward) =>
        throw new InvalidOperationException($"A loss is differentiated by {nameof(Gradient)}, which seeds everything else.");
}

/// <summary>The gradient of the batch's loss with respect to the output, or to the logits.</summary>
internal sealed record LossGradient(Tensor Result, LossDefinition Loss, Tensor Output, Tensor Target) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Output, Target];

    public override bool InPlace => true;

    public override void Differentiate(Differentiation backward) => throw Differentiation.Once(this);
}
