namespace NetGen.WithoutVectors;

/// <summary>Printed in straight lines.</summary>
[Network(3, 4, 1)]
internal sealed partial class Micro;

/// <summary>A classifier of ordinary size.</summary>
[Network(64, 64, 64, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class Classifier;

/// <summary>Handwritten digits.</summary>
[Network(784, 128, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class Digits;
