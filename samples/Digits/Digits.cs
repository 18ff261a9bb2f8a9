using NetGen;

namespace DigitsSample;

/// <summary>
/// 64 pixels in, 32 hidden units, one probability per digit out. Softmax as the output means cross-entropy as the loss; the ReLU layer
/// starts from <c>FanInUniform</c>, the softmax layer from <c>GlorotUniform</c>.
/// </summary>
[Network(64, 32, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
public partial class Digits;
