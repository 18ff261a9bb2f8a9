namespace NetGen.Tests.Kernels;

/// <summary>Networks small enough for straight lines, in the shapes that make a difference: one neuron or several, whole and broken vectors of four.</summary>
internal static class MicroNetworks
{
    /// <summary>The straight-line programs of this assembly, and where their parameters lie, by the name of the network.</summary>
    public static IReadOnlyDictionary<string, (Type Program, ParameterLayout Layout)> All { get; } = typeof(MicroNetworks).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, ContainsGenericParameters: false })
        .Select(type => type.GetProperty("Description", typeof(NetworkDescription)))
        .Where(property => property?.GetMethod?.IsStatic == true)
        .Select(property => (NetworkDescription)property!.GetValue(null)!)
        .Where(description => description.CompiledAs == Strategy.Micro)
        .ToDictionary(description => description.Name, description => (ProgramOf(description.Name), description.Layout));

    // A program is called after the whole name of its network.
    private static Type ProgramOf(string network) => typeof(MicroNetworks).Assembly.GetTypes()
        .Single(type => type.Namespace == "NetGen.Emitted" && type.Name.EndsWith($"_{network}Program", StringComparison.Ordinal));
}

[Network(2, 1, Output = Activation.Tanh, Precision = Precision.Double, Reduction = Reduction.Sum)]
internal sealed partial class OneNeuron;

[Network(1, 1, 1, Bias = false, Hidden = Activation.Softplus, Output = Activation.Identity)]
internal sealed partial class Chain;

[Network(9, 1, Output = Activation.Identity, Loss = Loss.Huber)]
internal sealed partial class ManyInputs;

[Network(3, 4, 1)]
internal sealed partial class WholeQuads;

[Network(3, 4, 1, Precision = Precision.Double, Accuracy = Accuracy.Fast)]
internal sealed partial class WholeQuadsDouble;

[Network(2, 5, 3, Hidden = Activation.GELU, Output = Activation.Softmax)]
internal sealed partial class BrokenQuads;

[Network(2, 5, 3, Hidden = Activation.SELU, Output = Activation.Softmax, Precision = Precision.Double)]
internal sealed partial class BrokenQuadsDouble;

[Network(3, 6, 1, 3, Hidden = Activation.SiLU, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy)]
internal sealed partial class Waist;

[Network(4, 3, 5, 2, Hidden = Activation.Tanh, Output = Activation.Sine, Bias = false, Precision = Precision.Double, Loss = Loss.AbsoluteError)]
internal sealed partial class FourLayers;

[Network(1, 9, Output = Activation.Gaussian, Reduction = Reduction.Sum)]
internal sealed partial class ManyOutputs;

[Network(5, 8, Output = Activation.Softsign, Bias = false, Precision = Precision.Double)]
internal sealed partial class TwoQuads;

[Network(3, 3, 3, 3, Hidden = Activation.Identity, Output = Activation.ELU)]
internal sealed partial class LinearLayers;
