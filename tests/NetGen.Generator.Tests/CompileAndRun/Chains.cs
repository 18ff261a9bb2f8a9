using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Chains for tests: every kind of layer first, last and in between, and whatever chance makes of them.</summary>
internal static class Chains
{
    private static readonly Activation[] Smooth = [Activation.Tanh, Activation.GELU, Activation.SiLU, Activation.Sigmoid, Activation.Identity, Activation.Softplus];

    public static IReadOnlyList<Chain> Some { get; } =
    [
        // Every kind as the first layer, whose rows are the caller's
        new([9], new ActivateBy(Activation.Tanh), new DenseOf(20, Activation.GELU), new LayerNormOf(), new DenseOf(3, Activation.Identity)),
        new([5], new PReLUOf(), new DenseOf(4, Activation.Tanh)),
        new([5], new DenseOf(57, Activation.Tanh), new LayerNormOf(), new DenseOf(3, Activation.Identity)),
        new([33], new LayerNormOf(), new DenseOf(4, Activation.Softmax)),
        new([5, 3], new LayerNormOf(), new DenseOf(7, Activation.Tanh), new PReLUOf(), new DropoutOf(0), new FlattenAll(), new DenseOf(4, Activation.Softmax)),
        new([2, 3, 4], new PReLUOf(), new LayerNormOf(), new FlattenAll(), new DenseOf(3, Activation.Sigmoid)) { Loss = Loss.BinaryCrossEntropy },
        new([4, 4, 2], new FlattenAll(), new DenseOf(5, Activation.SiLU), new DenseOf(2, Activation.Identity)),
        new([3, 2], new DropoutOf(0.5), new DenseOf(3, Activation.Tanh)),

        // Batches, first, in between, twice, last; the last phase of steps
        new([6], new BatchNormOf(), new DenseOf(5, Activation.Tanh)),
        new([6], new DenseOf(17, Activation.Identity), new BatchNormOf(), new ActivateBy(Activation.GELU), new DenseOf(3, Activation.Softmax)),
        new([4, 3], new DenseOf(5, Activation.Tanh), new BatchNormOf(), new PReLUOf(), new DenseOf(20, Activation.SiLU), new BatchNormOf(), new DenseOf(2, Activation.Softmax)),
        new([3, 3, 2], new BatchNormOf(), new PReLUOf(), new BatchNormOf(), new FlattenAll(), new LayerNormOf(), new DenseOf(3, Activation.Sigmoid)) { Loss = Loss.BinaryCrossEntropy },
        new([7], new DenseOf(9, Activation.Tanh), new DropoutOf(0), new BatchNormOf()) { Reduction = Reduction.Sum },

        // Tokens
        new([6], new EmbeddingOf(9, 5), new FlattenAll(), new DenseOf(9, Activation.Softmax)) { Classes = 9 },
        new([4], new EmbeddingOf(40, 17), new LayerNormOf(), new DenseOf(3, Activation.Tanh), new BatchNormOf()) { Classes = 40 },
        new([3], new EmbeddingOf(5, 2)) { Classes = 5, Reduction = Reduction.Sum },

        // Every kind as the last one
        new([6], new DenseOf(5, Activation.Tanh), new PReLUOf()),
        new([6], new DenseOf(17, Activation.Tanh), new LayerNormOf()) { Reduction = Reduction.Sum },
        new([4, 3], new DenseOf(5, Activation.Identity), new FlattenAll()),
        new([6], new DenseOf(5, Activation.Identity), new ActivateBy(Activation.Softmax)),
        new([6], new DenseOf(5, Activation.Identity), new ActivateBy(Activation.Sigmoid)) { Loss = Loss.BinaryCrossEntropy },

        // Sequences to the end: losses and softmax of every step
        new([7, 3], new DenseOf(6, Activation.GELU), new LayerNormOf(), new DenseOf(4, Activation.Softmax)),
        new([3, 5], new DenseOf(4, Activation.Sigmoid, Bias: false)) { Loss = Loss.BinaryCrossEntropy, Reduction = Reduction.Sum },
        new([20, 1], new DenseOf(16, Activation.SiLU), new DenseOf(1, Activation.Identity)) { Loss = Loss.Huber },
        new([1, 4], new DenseOf(130, Activation.Tanh), new LayerNormOf(), new DenseOf(2, Activation.Softmax)),
        new([2, 2, 3], new LayerNormOf(), new ActivateBy(Activation.Softmax)),
    ];

    /// <summary>A chain by chance, whose losses have no kinks.</summary>
    public static Chain Draw(Random random)
    {
        int[] shape = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, 7))];
        shape[^1] = random.Next(1, 25);
        int[] input = shape;
        var layers = new List<ChainLayer>();
        for (int count = random.Next(1, 6); count > 0; count--)
        {
            ChainLayer layer = random.Next(7) switch
            {
                0 when shape[^1] > 2 => new LayerNormOf(),
                1 => new PReLUOf(),
                2 => new ActivateBy(Any()),
                3 => new FlattenAll(),
                4 => new BatchNormOf(),
                _ when shape.Length == 3 => new FlattenAll(),
                _ => new DenseOf(random.Next(1, 40), Any(), random.Next(4) > 0),
            };
            layers.Add(layer);
            shape = layer.Shape(shape);
        }
        if (shape.Length == 3) layers.Add(new FlattenAll());
        bool classifies = random.Next(2) == 0;
        layers.Add(new DenseOf(classifies ? random.Next(2, 7) : random.Next(1, 20), classifies ? Activation.Softmax : Any()));
        return new Chain(input, [.. layers]) { Reduction = random.Next(2) == 0 ? Reduction.Mean : Reduction.Sum };

        Activation Any() => Smooth[random.Next(Smooth.Length)];
    }
}
