namespace NetGen;

/// <summary>One layer of a network.</summary>
/// <param name="Inputs">Number of values it receives per example.</param>
/// <param name="Units">Number of values it hands on per example.</param>
public abstract record LayerDescription(int Inputs, int Units)
{
    /// <summary>The layer's kind, its activation and how it starts, as the columns of <see cref="NetworkDescription.Summary"/>.</summary>
    internal abstract (string Kind, string Activation, string Start) Columns { get; }
}

/// <summary>Every unit sees every input: <c>activation(W x + b)</c>.</summary>
/// <param name="Inputs">Number of values it receives per example (fan-in).</param>
/// <param name="Units">Number of outputs (fan-out).</param>
/// <param name="Activation">What is applied to the weighted sums.</param>
/// <param name="Bias">Whether there is a bias <c>b</c>.</param>
/// <param name="Initializer">How its weights are drawn; never <see cref="Initializer.Auto"/>.</param>
public sealed record DenseDescription(int Inputs, int Units, Activation Activation, bool Bias, Initializer Initializer)
    : LayerDescription(Inputs, Units)
{
    /// <summary>
    /// How the emitted code computes it: <c>micro</c>, in straight lines with the whole network; <c>small</c>, one example in straight lines and batches
    /// by kernels; <c>tiled</c>, by kernels. Empty where nobody has said.
    /// </summary>
    public string Strategy { get; init; } = "";

    /// <inheritdoc/>
    internal override (string Kind, string Activation, string Start) Columns =>
        (Bias ? "dense" : "dense, no bias", Activation.ToString(), Initializer.ToString());
}

/// <summary>While training, drops each value with probability <paramref name="Rate"/> and scales the others by <c>1 / (1 - Rate)</c>.</summary>
/// <param name="Units">Number of values that pass through per example.</param>
/// <param name="Rate">In [0, 1).</param>
public sealed record DropoutDescription(int Units, double Rate) : LayerDescription(Units, Units)
{
    /// <inheritdoc/>
    internal override (string Kind, string Activation, string Start) Columns =>
        (FormattableString.Invariant($"dropout {Rate}"), "", "");
}
