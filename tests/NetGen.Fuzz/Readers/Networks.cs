namespace NetGen.Fuzz.Readers;

[Network(3, 4, 2, Hidden = Activation.Tanh, Output = Activation.Identity, Precision = Precision.Double)]
internal sealed partial class Small;

[Network(3, 4, 2, Hidden = Activation.Tanh, Output = Activation.Identity)]
internal sealed partial class Single;

[Network(2, 1, Precision = Precision.Double)]
internal sealed partial class Other;
