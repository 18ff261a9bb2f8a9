using NetGen.Generator.Lowering.Program;

namespace NetGen.Generator.Lowering.Kernels;

/// <summary>A product, and a function of its sums that is applied while they are in registers.</summary>
internal sealed record MappedProduct(Contraction Product, Map Map) : Operation(Map.Result)
{
    public override IEnumerable<Tensor> Reads => Product.Reads.Concat(Map.Reads.Skip(1));

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Operations are joined after differentiation.");
}

/// <summary>Probabilities and their cross-entropy: both need the same exponentials. Not in place, since the loss reads the logits after these.</summary>
internal sealed record SoftmaxLoss(Softmax Softmax, LossSum Loss) : Operation(Softmax.Result)
{
    public override IEnumerable<Tensor> Reads => Loss.Reads;

    public override IEnumerable<Tensor> Results => [Result, Loss.Result];

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Operations are joined after differentiation.");
}

/// <summary>Values standardised, times the scale of their channel, plus its shift.</summary>
internal sealed record Normalization(Standardize Standardize, Map Scale, Map Shift) : Operation(Shift.Result)
{
    public override IEnumerable<Tensor> Reads => [.. Standardize.Reads, .. Scale.Reads.Skip(1), .. Shift.Reads.Skip(1)];

    public override IEnumerable<Tensor> Results => [Result, .. Standardize.Results];

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Operations are joined after differentiation.");
}

/// <summary>The same by statistics that are known.</summary>
internal sealed record NormalizationAsBefore(StandardizeAsBefore Standardize, Map Scale, Map Shift) : Operation(Shift.Result)
{
    public override IEnumerable<Tensor> Reads => [.. Standardize.Reads, .. Scale.Reads.Skip(1), .. Shift.Reads.Skip(1)];

    public override bool InPlace => true;

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Operations are joined after differentiation.");
}

/// <summary>The way back through a scale and the standardised values that it scales.</summary>
internal sealed record NormalizationGradient(Map Scale, StandardizeGradient Standardize) : Operation(Standardize.Result)
{
    public override IEnumerable<Tensor> Reads => Scale.Reads.Concat(Standardize.Reads.Skip(1));

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Operations are joined after differentiation.");
}

/// <summary>
/// The sum over all rows of a function of two values, the gradient of a value per channel; or over the rows of each example, that of its vector of channels.
/// </summary>
internal sealed record MappedSum(Map Map, Reduce Sum) : Operation(Sum.Result)
{
    public override IEnumerable<Tensor> Reads => Map.Reads;

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Operations are joined after differentiation.");
}

/// <summary>The gradients of a scale and of the shift that is added behind it, from the same gradients.</summary>
internal sealed record ScaleAndShiftSums(MappedSum Scale, Reduce Shift) : Operation(Scale.Result)
{
    public override IEnumerable<Tensor> Reads => Scale.Reads;

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Operations are joined after differentiation.");
}
