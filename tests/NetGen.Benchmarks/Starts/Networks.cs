namespace NetGen.Benchmarks.Starts;

// One, two, four and six hidden layers, for each number of inputs: what is compared is how they start, so their initializer is Auto.
[Network(10, 32, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class TenInputs1;

[Network(10, 32, 32, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class TenInputs2;

[Network(10, 32, 32, 32, 32, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class TenInputs4;

[Network(10, 32, 32, 32, 32, 32, 32, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class TenInputs6;

[Network(4, 32, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class FourInputs1;

[Network(4, 32, 32, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class FourInputs2;

[Network(4, 32, 32, 32, 32, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class FourInputs4;

[Network(4, 32, 32, 32, 32, 32, 32, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class FourInputs6;

[Network(64, 32, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class Digits1;

[Network(64, 32, 32, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class Digits2;

[Network(64, 32, 32, 32, 32, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class Digits4;

[Network(64, 32, 32, 32, 32, 32, 32, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class Digits6;
