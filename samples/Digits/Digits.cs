using NetGen;

namespace DigitsSample;

/// <summary>
/// 64 pixels in, 32 hidden units, one probability per digit out. Softmax as the output means cross-entropy as the loss; ReLU
/// layers start from He-uniform weights, the softmax layer from Glorot-uniform ones.
/// </summary>
[Network(64, 32, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
public partial class Digits;
