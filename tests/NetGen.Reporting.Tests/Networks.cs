namespace NetGen.Reporting.Tests;

/// <summary>Three classes in a plane.</summary>
[Network(2, 12, 3, Hidden = Activation.Tanh, Output = Activation.Softmax)]
public partial class Plain;

/// <summary>One yes-or-no output, in double precision, straight lines.</summary>
[Network(2, 3, 1, Precision = Precision.Double)]
public partial class Gate;

/// <summary>Sees images of 4 by 3 pixels.</summary>
[Network(12, 5, 2, Output = Activation.Softmax)]
public partial class Tiny;

/// <summary>A layer of every kind.</summary>
[Network(1000)]
[Dense(64, Activation.ReLU, Bias = false)]
[Dropout(0.25)]
[Dense(3, Activation.Softmax)]
public partial class Long;
