using NetGen;

namespace IrisSample;

/// <summary>Four measurements in, 12 hidden units, one probability per species out.</summary>
[Network(4, 12, 3, Hidden = Activation.Tanh, Output = Activation.Softmax)]
public partial class Iris;

/// <summary>The same from the two measurements of the petal: few enough to draw.</summary>
[Network(2, 12, 3, Hidden = Activation.Tanh, Output = Activation.Softmax)]
public partial class Petals;
