namespace NetGen.Benchmarks.Workloads;

/// <summary>The tutorial: double precision, no bias, losses added up.</summary>
[Network(3, 4, 1, Bias = false, Precision = Precision.Double,
    Initializer = Initializer.SymmetricUniform, Reduction = Reduction.Sum)]
internal sealed partial class TutorialNetwork;

/// <summary>The tutorial's single neuron.</summary>
[Network(3, 1, Bias = false, Precision = Precision.Double,
    Initializer = Initializer.SymmetricUniform, Reduction = Reduction.Sum)]
internal sealed partial class NeuronNetwork;

/// <summary>The smallest useful network.</summary>
[Network(3, 4, 1)]
internal sealed partial class NetworkA;

/// <summary>A small regression.</summary>
[Network(16, 32, 32, 4, Hidden = Activation.Tanh, Output = Activation.Identity)]
internal sealed partial class NetworkB;

/// <summary>A classifier of ordinary size.</summary>
[Network(64, 64, 64, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class NetworkC;

/// <summary>Handwritten digits, one hidden layer.</summary>
[Network(784, 128, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class NetworkD;

/// <summary>Handwritten digits, two large hidden layers.</summary>
[Network(784, 512, 256, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class NetworkE;
