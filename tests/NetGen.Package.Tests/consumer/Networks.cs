using NetGen;

namespace Consumer;

/// <summary>Small enough for straight-line code.</summary>
[Network(2, 4, 1)]
internal sealed partial class Xor;

/// <summary>The same in double precision, without bias, losses added up.</summary>
[Network(3, 4, 1, Bias = false, Precision = Precision.Double,
    Initializer = Initializer.SymmetricUniform, Reduction = Reduction.Sum)]
internal sealed partial class Tutorial;

/// <summary>Too large for straight-line code.</summary>
[Network(64, 32, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class Digits;

/// <summary>The long form.</summary>
[Network(20)]
[Dense(40, Activation.GELU)]
[Dropout(0.2)]
[Dense(24, Activation.Tanh, Bias = false)]
[Dense(3, Activation.Identity)]
internal sealed partial class Long;
