namespace NetGen.Startup;

/// <summary>A classifier of ordinary size.</summary>
[Network(64, 64, 64, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
public sealed partial class Classifier;
