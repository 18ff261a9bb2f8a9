using NetGen.Generator.Lowering.Kernels;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Small;

/// <summary>How a tiled network computes one example: its small layers in straight lines, everything else by kernels.</summary>
/// <param name="Predict">From the input to the output, in order: calls of the layers' methods, and of kernels.</param>
/// <param name="Forward">The same from input and target to the loss, keeping what backpropagation reads.</param>
/// <param name="Layers">The small layers, in order.</param>
internal sealed record SmallPlan(IReadOnlyList<KernelCall> Predict, IReadOnlyList<KernelCall> Forward, IReadOnlyList<SmallLayer> Layers)
{
    /// <summary>The widths of registers for which it is printed, in bits; the first that a machine has is used.</summary>
    public static readonly IReadOnlyList<int> Widths = [512, 256];
}

/// <summary>A layer whose products for one example are written out.</summary>
/// <param name="Number">The number of the layer among those with parameters, from 1.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="Stride">Values from one row of its weights to the next.</param>
/// <param name="HasBias">Whether the sums start from a bias.</param>
/// <param name="Sums">How many partial sums each output has: input i goes to number i mod <paramref name="Sums"/>.</param>
/// <param name="Registers">How it is laid out in registers, for each width.</param>
/// <param name="Activation">What is applied to the sums while they are in registers; null if nothing is.</param>
internal sealed record SmallLayer(
    int Number, int Inputs, int Outputs, int Stride, bool HasBias, int Sums, IReadOnlyList<RegisterTiling> Registers, ElementwiseFunction? Activation)
{
    /// <summary>Name of the printed method.</summary>
    public string Method => $"Layer{Number}";
}
