namespace NetGen.Tests.Training.QuasiNewton;

[Network(3, 4, 1, Precision = Precision.Double)]
internal sealed partial class XorDouble;

[Network(3, 4, 1)]
internal sealed partial class XorSingle;

// The networks of vectors/lbfgs.py.

[Network(3, 4, 2, Hidden = Activation.Tanh, Output = Activation.Identity, Precision = Precision.Double)]
internal sealed partial class SmallRegression;

[Network(2, 3, 1, Hidden = Activation.Tanh, Output = Activation.Identity, Precision = Precision.Double, Reduction = Reduction.Sum)]
internal sealed partial class SummedRegression;

[Network(4, 5, 3, Hidden = Activation.Tanh, Output = Activation.Softmax, Precision = Precision.Double)]
internal sealed partial class SmallClasses;

[Network(6, 3, Output = Activation.Identity, Precision = Precision.Double)]
internal sealed partial class Linear;

[Network(3, 6, 5, 2, Hidden = Activation.Tanh, Output = Activation.Softmax, Precision = Precision.Double)]
internal sealed partial class TwoHidden;

[Network(4, 1, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double, Initializer = Initializer.Zeros)]
internal sealed partial class TwoIrises;

[Network(4, 3, Output = Activation.Softmax, Precision = Precision.Double, Initializer = Initializer.Zeros)]
internal sealed partial class ThreeIrises;

[Network(4, 3, Output = Activation.Softmax, Initializer = Initializer.Zeros)]
internal sealed partial class ThreeIrisesSingle;
