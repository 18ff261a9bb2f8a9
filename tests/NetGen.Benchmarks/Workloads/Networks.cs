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

/// <summary>Layers of one width: narrow.</summary>
[Network(16, 16, 16, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class Width16;

/// <summary>Layers of one width.</summary>
[Network(256, 256, 256, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class Width256;

/// <summary>Layers of one width: a layer's weights are twice the second cache, or more.</summary>
[Network(1024, 1024, 1024, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class Width1024;

/// <summary>Layers of one width: as wide as parameters allow.</summary>
[Network(2048, 2048, 2048, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class Width2048;

/// <summary>One layer wider than parameters allow for several.</summary>
[Network(1024, 4096, 1024, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class Width4096;

/// <summary>Handwritten digits, one hidden layer.</summary>
[Network(784, 128, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class NetworkD;

/// <summary>Handwritten digits, two large hidden layers.</summary>
[Network(784, 512, 256, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class NetworkE;
