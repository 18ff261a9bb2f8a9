using static NetGen.Activation;

namespace NetGen.Ports;

// Straight lines.

[Network(2, 4, 1)]
internal sealed partial class Xor;

[Network(3, 5, 2, Hidden = Tanh, Output = Identity, Precision = Precision.Double)]
internal sealed partial class MicroTanh;

/// <summary>Without biases a row of zeros stays one through all layers, and what comes out is its sign.</summary>
[Network(3, 6, 3, Hidden = ReLU, Output = ReLU, Bias = false)]
internal sealed partial class MicroZeros;

[Network(3, 6, 3, Hidden = GELU, Output = GELU, Bias = false, Precision = Precision.Double)]
internal sealed partial class MicroGeluZeros;

// Layers written out for one example.

[Network(13, 20, 3, Hidden = SiLU, Output = Softmax)]
internal sealed partial class SmallSilu;

[Network(8, 24, 17, 1, Hidden = ELU, Output = Identity, Loss = Loss.Huber, Precision = Precision.Double)]
internal sealed partial class SmallElu;

[Network(10, 21, 4, Hidden = GELU, Output = GELU, Loss = Loss.AbsoluteError)]
internal sealed partial class SmallGelu;

[Network(9, 19, 11, Hidden = Tanh, Accuracy = Accuracy.Fast)]
internal sealed partial class SmallFast;

[Network(12)]
[Dense(9, Tanh), Dense(8, ReLU), Dense(9, LeakyReLU), Dense(7, ELU), Dense(9, SELU), Dense(8, GELU), Dense(9, SiLU), Dense(10, Softplus)]
[Dense(9, Softsign), Dense(8, HardSigmoid), Dense(9, HardTanh), Dense(7, Gaussian), Dense(9, Sine), Dense(8, Identity), Dense(9, Sigmoid), Dense(4, Softmax)]
internal sealed partial class EveryActivation;

// Tiles.

[Network(64)]
[Dense(128, ReLU), Dropout(0.2), Dense(65, ReLU), Dropout(0.4), Dense(10, Softmax)]
internal sealed partial class TiledDropout;

[Network(40, 150, 90, 5, Hidden = Softplus, Output = Identity, Precision = Precision.Double)]
internal sealed partial class TiledDouble;

[Network(100, 130, 70, 20, Hidden = GELU, Loss = Loss.BinaryCrossEntropy)]
internal sealed partial class TiledGelu;

[Network(96, 160, 33, Hidden = ReLU, Output = ReLU)]
internal sealed partial class TiledRelu;

[Network(48)]
[Dense(65, Tanh), Dense(64, LeakyReLU), Dense(65, ELU), Dense(70, SELU), Dense(64, SiLU), Dense(65, Softsign), Dense(64, HardSigmoid)]
[Dense(65, HardTanh), Dense(66, Gaussian), Dense(64, Sine), Dense(65, Sigmoid), Dense(9, Softmax)]
internal sealed partial class TiledEveryActivation;

// Branches.

/// <summary>Sums, products, constants and tensors behind one another, the input among them.</summary>
[Network]
internal sealed partial class Branches
{
    [Layers]
    private static Tensor Define([Input(21)] Tensor x)
    {
        Tensor y = x;
        for (int block = 0; block < 2; block++) y += 0.5 * Layers.Dense(Layers.Dense(y, 70, GELU), 21);
        return Layers.Softmax(Layers.Dense(Layers.Concat(y * Layers.Sigmoid(Layers.Dense(x, 21)), 1 - x, Layers.Dense(y, 9, Tanh)), 4));
    }
}

/// <summary>A sequence whose steps meet a vector of their features.</summary>
[Network]
internal sealed partial class Excited
{
    [Layers]
    private static Tensor Define([Input(6, 11)] Tensor x)
    {
        Tensor gate = Layers.Sigmoid(Layers.Dense(Layers.Dense(Layers.Flatten(x), 9, Tanh), 11));
        return Layers.Softmax(Layers.Dense(Layers.Flatten(x * gate + (gate - x)), 4));
    }
}

// Rows of one example, statistics of batches, functions of one's own.

[Network, Input(6, 11)]
[LayerNorm, Dense(33, nameof(Bent)), BatchNorm, PReLU, Flatten, BatchNorm, Dense(5, Softmax)]
internal sealed partial class Normalised
{
    [Elementwise]
    private static double Bent(double x, [Learned(0.5)] double a, [Learned(1.0)] double b) => x > 0 ? b * x : a * System.Math.Tanh(x) + System.Math.Sqrt(1 + x * x) - 1;
}
