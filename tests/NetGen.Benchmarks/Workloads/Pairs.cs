using static NetGen.Layers;

namespace NetGen.Benchmarks.Workloads;

/// <summary>A chain by attributes.</summary>
[Network(64)]
[Dense(64, Activation.ReLU), Dense(64, Activation.ReLU), Dense(10, Activation.Softmax)]
internal sealed partial class AsChain;

/// <summary>The same, written as a graph.</summary>
[Network]
internal sealed partial class AsGraph
{
    [Layers]
    private static Tensor Define([Input(64)] Tensor x) => Softmax(Dense(ReLU(Dense(ReLU(Dense(x, 64)), 64)), 10));
}

/// <summary>Layers of every kind, for the JIT to look at.</summary>
[Network, Input(16, Classes = 32)]
[Embedding(24), LayerNorm, Dense(48, Activation.GELU), BatchNorm, PReLU, Dropout(0.1), Flatten, BatchNorm, Dense(10, Activation.Softmax)]
internal sealed partial class WithEveryLayer;

/// <summary>A built-in activation.</summary>
[Network(64)]
[Dense(64, Activation.SiLU), Dense(64, Activation.SiLU), Dense(10, Activation.Softmax)]
internal sealed partial class WithSiLU;

/// <summary>The same activation, written by the user.</summary>
[Network(64)]
[Dense(64, nameof(Swish)), Dense(64, nameof(Swish)), Dense(10, Activation.Softmax)]
internal sealed partial class WithSwish
{
    [Elementwise]
    private static double Swish(double x) => x / (1 + Math.Exp(-x));
}
