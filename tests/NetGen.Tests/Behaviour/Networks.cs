using static NetGen.Layers;

namespace NetGen.Tests.Behaviour;

// One network for each strategy and precision, small enough for straight-line code (at most 64 parameters) and larger.

[Network(3, 4, 2, Hidden = Activation.GELU, Output = Activation.Softmax)]
internal sealed partial class SmallSingle;

[Network(3, 4, 2, Hidden = Activation.Tanh, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
internal sealed partial class SmallDouble;

[Network(20, 33, 5, Hidden = Activation.GELU, Output = Activation.Softmax)]
internal sealed partial class LargeSingle;

[Network(20, Precision = Precision.Double)]
[Dense(33, Activation.SiLU)]
[Dropout(0.2)]
[Dense(5, Activation.Identity)]
internal sealed partial class LargeDouble;

/// <summary>Values of one width after those of another, and between them one value for each row.</summary>
[Network(20, Precision = Precision.Double)]
[Dense(8, Activation.Tanh)]
[LayerNorm]
[Dense(64, Activation.Tanh)]
[LayerNorm]
[Dense(3, Activation.Identity)]
internal sealed partial class NormsDouble;

/// <summary>Steps of a sequence, then a vector.</summary>
[Network, Input(6, 3)]
[LayerNorm]
[Dense(17, Activation.GELU)]
[BatchNorm]
[PReLU]
[Dropout(0.2)]
[Flatten]
[Dense(5, Activation.Softmax)]
internal sealed partial class StepsSingle;

/// <summary>A sequence from the first layer to the last.</summary>
[Network(Precision = Precision.Double), Input(4, 5)]
[BatchNorm]
[PReLU]
[Dense(18, Activation.Tanh)]
[LayerNorm]
[Activate(Activation.SiLU)]
[Dense(3, Activation.Identity)]
internal sealed partial class StepsDouble;

/// <summary>Functions of one's own that use everything such a function may.</summary>
internal abstract class OwnFunctions
{
    [Elementwise]
    protected static double Mixed(double x) =>
        Math.Max(Math.Sqrt(Math.Abs(x) + 0.1), Math.Pow(x, 3)) + (x >= 0.25 ? Math.Pow(x, 1.3) : Math.Sin(x)) - Math.Min(Math.Cos(x), 0.5 * x * x) / (1 + Math.Exp(-x));

    [Elementwise]
    protected static double Snake(double x, [Learned(1.0)] double a, [Learned(0.5)] double b) => b * x + Math.Pow(Math.Sin(a * x), 2) / a;

    [Elementwise]
    protected static float Error(float output, float target) =>
        target > output ? 0.9f * (target - output) : output == target ? 0 : MathF.Log(1 + MathF.Pow(output - target, 2)) * MathF.Tanh(output);
}

[Network(3, LossFunction = nameof(Error))]
[Dense(4, nameof(Mixed))]
[Dense(2, Activation.Identity)]
internal sealed partial class SmallOwn : OwnFunctions;

[Network(20, LossFunction = nameof(Error), Precision = Precision.Double)]
[Dense(33, nameof(Mixed))]
[Activate(nameof(Snake))]
[Dense(5, nameof(Mixed))]
internal sealed partial class LargeOwn : OwnFunctions;

[Network(20, 264, 70, 5, Hidden = Activation.ReLU, Output = Activation.Softmax)]
internal sealed partial class WideSingle;

[Network(20)]
[Dropout(0.2)]
[Dense(130, Activation.Tanh)]
[Dense(5, Activation.Identity)]
internal sealed partial class WideAfterDropout;

[Network(20, 256, Output = Activation.Sigmoid)]
internal sealed partial class WideAlone;

/// <summary>A row of its scratch is larger than the 128 KB that may lie on the stack.</summary>
[Network(2, 40_000, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class Huge;

/// <summary>Fewer than 32 rows of its scratch find room on the stack.</summary>
[Network(2, 3_000, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class RentedInBlocks;

/// <summary>As many rows of its scratch as are predicted at a time fill the stack that may be used for them.</summary>
[Network(2, 900, 1, Hidden = Activation.ReLU, Output = Activation.Identity)]
internal sealed partial class DeepInScratch;

/// <summary>For one test alone: what derivatives keep is the same for all networks of a class.</summary>
[Network(20, 33, 5)]
internal sealed partial class Differentiated;

/// <summary>Branches: values that are read several times, sums, products, and tensors behind one another.</summary>
[Network]
internal sealed partial class GraphSingle
{
    [Layers]
    private static Tensor Define([Input(20)] Tensor x)
    {
        Tensor y = x;
        for (int block = 0; block < 2; block++) y = ReLU(y + Dense(Dense(y, 33, Activation.GELU), 20));
        Tensor gate = Sigmoid(Dense(x, 20));
        return Softmax(Dense(Concat(y * gate, 0.5 * x - y, Dense(x, 7, Activation.Tanh)), 5));
    }
}

/// <summary>The same kinds in double precision, with dropout, and the input among what is put together.</summary>
[Network(Precision = Precision.Double)]
internal sealed partial class GraphDouble
{
    [Layers]
    private static Tensor Define([Input(11)] Tensor x)
    {
        Tensor y = Dense(Dropout(x, 0.2), 9, Activation.SiLU);
        Tensor z = Concat(x, y) * Dense(y, 20, Activation.Tanh);
        return 1 - Dense(Dropout(z + Dense(z, 20), 0.1), 3) / 2;
    }
}

/// <summary>A sequence whose steps meet vectors of their features: squeeze and excite, on either side of every operator.</summary>
[Network]
internal sealed partial class ExcitedSingle
{
    [Layers]
    private static Tensor Define([Input(7, 20)] Tensor x)
    {
        Tensor y = Dense(x, 33, Activation.Tanh);
        Tensor gate = Sigmoid(Dense(Dense(Flatten(y), 9, Activation.ReLU), 33));
        return Softmax(Dense(Flatten(gate * y - (gate - y)), 5));
    }
}

/// <summary>The same of an image in double precision, the input among what is put together.</summary>
[Network(Precision = Precision.Double)]
internal sealed partial class ExcitedDouble
{
    [Layers]
    private static Tensor Define([Input(3, 2, 9)] Tensor image)
    {
        Tensor gate = Dense(Flatten(image), 9, Activation.Sigmoid);
        return Dense(Flatten(LayerNorm(image * gate) + (image - Dropout(gate, 0.1))), 3);
    }
}
