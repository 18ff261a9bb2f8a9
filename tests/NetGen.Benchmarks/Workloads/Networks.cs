namespace NetGen.Benchmarks.Workloads;

/// <summary>The tutorial: 3-4-1, double precision, no bias, losses added up.</summary>
[Network(3, 4, 1, Bias = false, Precision = Precision.Double,
    Initializer = Initializer.SymmetricUniform, Reduction = Reduction.Sum)]
internal sealed partial class TutorialNetwork;

/// <summary>The tutorial's single neuron.</summary>
[Network(3, 1, Bias = false, Precision = Precision.Double,
    Initializer = Initializer.SymmetricUniform, Reduction = Reduction.Sum)]
internal sealed partial class NeuronNetwork;

/// <summary>The smallest useful network.</summary>
[Network(3, 4, 1)]
internal sealed partial class SmallNetwork;

/// <summary>A classifier of ordinary size.</summary>
[Network(64, 64, 64, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class ClassifierNetwork;
