using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The values a network starts from.</summary>
internal static class Initialization
{
    /// <summary>
    /// Draws the start values of all parameters from one <see cref="Mt19937"/> stream: weights row by row <c>[in][out]</c>, first layer
    /// first, by each layer's <see cref="Initializer"/>. With <see cref="Initializer.FanInUniform"/> a layer's biases follow its weights; all
    /// others are zero and draw nothing.
    /// </summary>
    /// <param name="parameters">Receives the values.</param>
    /// <param name="description">The network they belong to.</param>
    /// <param name="seed">Which stream.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    public static void Fill<T>(ParameterBlock<T> parameters, NetworkDescription description, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(description);
        parameters.Values.Clear();
        var random = new Mt19937(seed);
        foreach (ParameterTensor tensor in description.Layout.Whole.Tensors) WeightDistribution.Draw(random, tensor, parameters.Values);
    }
}
