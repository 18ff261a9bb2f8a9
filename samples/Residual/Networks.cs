using NetGen;
using static NetGen.Layers;

/// <summary>Twenty layers one behind the other: gradients that lead back through all of them say little about the first ones.</summary>
[Network]
internal sealed partial class Chain
{
    [Layers]
    private static Tensor Define([Input(2)] Tensor x)
    {
        for (int layer = 0; layer < 20; layer++) x = Dense(x, 16, Activation.Tanh);
        return Softmax(Dense(x, 3));
    }
}

/// <summary>The same twenty layers, two by two beside a way around them: each block adds to what it is given.</summary>
[Network]
internal sealed partial class Residual
{
    [Layers]
    private static Tensor Define([Input(2)] Tensor x)
    {
        x = Dense(x, 16, name: "stem");
        for (int block = 0; block < 10; block++) x = Block(x, 16, $"block{block + 1}");
        return Softmax(Dense(x, 3, name: "scores"));
    }

    private static Tensor Block(Tensor x, int units, string name)
    {
        Tensor y = Dense(x, units, Activation.Tanh, name: name + ".first");
        return x + 0.5 * Dense(y, units, Activation.Tanh, name: name + ".second");
    }
}

/// <summary>Eight narrow layers, each of which reads all before it.</summary>
[Network]
internal sealed partial class Concatenating
{
    [Layers]
    private static Tensor Define([Input(2)] Tensor x)
    {
        for (int layer = 0; layer < 8; layer++) x = Concat(x, Dense(x, 8, Activation.Tanh));
        return Softmax(Dense(x, 3));
    }
}
