using NetGen;

namespace DigitsSample;

/// <summary>
/// 64 pixels in, 32 hidden units, one probability per digit out. Softmax as the output means cross-entropy as the loss. He's start reads these
/// digits a little better than <c>Auto</c>, whose gain is on regressions; the benchmarks' page has the numbers.
/// </summary>
[Network(64, 32, 10, Hidden = Activation.ReLU, Output = Activation.Softmax, Initializer = Initializer.HeUniform)]
public partial class Digits;
