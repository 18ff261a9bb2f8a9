namespace NetGen.Tests.Golden;

/// <summary>The shape of the single neuron and of the two-layer network: 3 inputs, 1 sigmoid output, no bias, losses summed.</summary>
[Network(3, 1, Bias = false, Precision = Precision.Double, Initializer = Initializer.SymmetricUniform, Reduction = Reduction.Sum)]
public partial class TwoLayers;

/// <summary>The three-layer network of the tutorial.</summary>
[Network(3, 4, 1, Bias = false, Precision = Precision.Double, Initializer = Initializer.SymmetricUniform, Reduction = Reduction.Sum)]
public partial class ThreeLayers;
