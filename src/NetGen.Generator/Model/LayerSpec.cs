namespace NetGen.Generator.Model;

/// <summary>One declared layer.</summary>
internal abstract record LayerSpec;

/// <summary>Every unit sees every input: <c>activation(W x + b)</c>.</summary>
/// <param name="Units">Number of outputs.</param>
/// <param name="Activation">The name of a member of <c>NetGen.Activation</c>.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Initializer">The name of a member of <c>NetGen.Initializer</c>; <c>Auto</c> is resolved by lowering.</param>
internal sealed record DenseSpec(int Units, string Activation, bool Bias, string Initializer) : LayerSpec;

/// <summary>While training, each value is dropped with probability <paramref name="Rate"/>, the others scaled by <c>1 / (1 - rate)</c>.</summary>
/// <param name="Rate">In [0, 1).</param>
internal sealed record DropoutSpec(double Rate) : LayerSpec;
