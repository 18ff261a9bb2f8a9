namespace NetGen;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, 2015): shifts and scales every unit or channel to mean 0 and variance 1, then multiplies it by a learned scale,
/// which starts at 1, and adds a learned shift, which starts at 0.
/// </summary>
/// <remarks>
/// <para>A training step takes mean and variance of all values of the channel in the batch, over rows, steps and pixels, and moves the running statistics
/// towards them: <c>running = 0.9 running + 0.1 batch</c>, with the variance of a sample (of a single value its own, 0). Everything else, predictions,
/// evaluations, and gradients that are computed apart, uses the running statistics; so does <see cref="Lbfgs"/>, which does not change them. Epsilon is
/// 1e-5. All as in PyTorch, which refuses a single value.</para>
/// <para>The running statistics start at 0 and 1. They are no parameters: gradients, optimizers and the number of parameters do not know them; files, copies,
/// checkpoints and the best epoch keep them, as <c>running_mean</c> and <c>running_var</c>. A frozen layer keeps them as they are.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : Attribute;
