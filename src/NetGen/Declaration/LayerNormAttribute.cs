namespace NetGen;

/// <summary>
/// Layer normalisation (Ba, Kiros and Hinton, 2016): shifts and scales the values along the last dimension of every example to mean 0 and variance 1, then
/// multiplies each channel by a learned scale, which starts at 1, and adds a learned shift, which starts at 0:
/// <c>(x - mean) / sqrt(variance + 1e-5) * weight + bias</c>. The variance is that of all values (biased), as in PyTorch.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : Attribute;
