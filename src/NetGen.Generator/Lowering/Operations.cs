using NetGen.Generator.Lowering.Elementwise;

namespace NetGen.Generator.Lowering;

/// <summary>A primitive of a program: computes one tensor, and knows its adjoint.</summary>
internal abstract record Operation(Tensor Result)
{
    /// <summary>The tensors it reads.</summary>
    public abstract IEnumerable<Tensor> Reads { get; }

    /// <summary>Whether the result may take the place of the first tensor read.</summary>
    public virtual bool InPlace => false;

    /// <summary>The operations that turn the slope with respect to the result into the slopes with respect to what was read.</summary>
    public abstract void Differentiate(Differentiation backward);
}

/// <summary>A product summed over the axes the result lacks: <c>Result = Start + sum Left * Right</c>.</summary>
/// <param name="Start">Broadcast over the axes it lacks; a layer's bias.</param>
internal sealed record Contract(Tensor Result, Tensor Left, Tensor Right, Tensor? Start = null) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => Start is null ? [Left, Right] : [Left, Right, Start];

    /// <summary>The adjoint of a product is two products with the axes exchanged, and a sum for what it started from.</summary>
    public override void Differentiate(Differentiation backward)
    {
        Tensor upstream = backward.SlopeOf(Result);
        if (Differentiation.Wants(Left)) backward.Add(new Contract(backward.NewSlope(Left), upstream, Right));
        if (Differentiation.Wants(Right)) backward.Add(new Contract(backward.NewSlope(Right), Left, upstream));
        if (Start is not null) backward.Add(new Reduce(backward.NewSlope(Start), upstream));
    }
}

/// <summary>A sum over the axes the result lacks.</summary>
internal sealed record Reduce(Tensor Result, Tensor Source) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Source];

    public override void Differentiate(Differentiation backward) =>
        throw new InvalidOperationException("Sums occur in backward programs only.");
}

/// <summary>An elementwise function.</summary>
/// <param name="Arguments">What the function's quantities stand for, in the order of <see cref="ElementwiseFunction.Arguments"/>.</param>
/// <param name="Activation">The activation it applies, in a forward program; gives the adjoint.</param>
internal sealed record Map(Tensor Result, ElementwiseFunction Function, IReadOnlyList<Tensor> Arguments, ActivationDefinition? Activation = null) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => Arguments;

    public override bool InPlace => true;

    /// <summary>The adjoint of a map is the map of its slope.</summary>
    public override void Differentiate(Differentiation backward)
    {
        if (!backward.HasSlope(Result)) return;    // The loss was differentiated with respect to the logits already.
        ElementwiseFunction adjoint = Activation!.Backward;
        Tensor source = Arguments[0], upstream = backward.SlopeOf(Result);
        Tensor[] arguments = [.. adjoint.Arguments.Select(quantity => quantity switch
        {
            Quantity.Upstream => upstream,
            Quantity.Input => source,
            _ => Result,
        })];
        backward.Add(new Map(backward.NewSlope(source), adjoint, arguments));
    }
}

/// <summary>Probabilities from logits: <c>e^z / sum e^z</c> over the units of a layer.</summary>
internal sealed record SoftmaxMap(Tensor Result, Tensor Logits) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Logits];

    public override bool InPlace => true;

    /// <summary>Softmax is trained with cross-entropy only, which hands its slope to the logits directly.</summary>
    public override void Differentiate(Differentiation backward)
    {
        if (backward.HasSlope(Result)) throw new InvalidOperationException("Softmax needs cross-entropy.");
    }
}

/// <summary>Drops values while training, and scales the rest; a product with a random mask, so its own adjoint.</summary>
/// <param name="Layer">Which random stream: the position of the layer in the declaration.</param>
internal sealed record Drop(Tensor Result, Tensor Source, int Layer, double Rate) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Source];

    public override bool InPlace => true;

    public override void Differentiate(Differentiation backward)
    {
        Tensor upstream = backward.SlopeOf(Result);
        backward.Add(new Drop(backward.NewSlope(Source), upstream, Layer, Rate));
    }
}

/// <summary>The loss of the batch.</summary>
/// <param name="Logits">What the output's activation is applied to.</param>
internal sealed record LossSum(Tensor Result, LossDefinition Loss, Tensor Logits, Tensor Output, Tensor Target) : Operation(Result)
{
    /// <summary>What the loss is computed from.</summary>
    public Tensor Values => Loss.OnLogits ? Logits : Output;

    public override IEnumerable<Tensor> Reads => [Values, Target];

    public override void Differentiate(Differentiation backward) =>
        backward.Add(new LossSlope(backward.NewSlope(Values), Loss, Output, Target));
}

/// <summary>The slope of the batch's loss with respect to the output, or to the logits: where backpropagation starts.</summary>
internal sealed record LossSlope(Tensor Result, LossDefinition Loss, Tensor Output, Tensor Target) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Output, Target];

    public override bool InPlace => true;

    public override void Differentiate(Differentiation backward) =>
        throw new InvalidOperationException("Slopes occur in backward programs only.");
}
