using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Benchmarks.Contenders;

namespace NetGen.Benchmarks.Workloads;

/// <summary>A network as the contenders have to build it.</summary>
/// <param name="Name">A letter or a word.</param>
/// <param name="Sizes">Values per example, from the input to the output.</param>
/// <param name="Hidden">The activation of hidden layers.</param>
/// <param name="Output">That of the last; softmax comes with cross-entropy, everything else with half the squared error.</param>
/// <param name="Bias">Whether layers have one.</param>
/// <param name="Reduction">What becomes of the losses of a batch.</param>
/// <param name="Rows">How many examples there are; also the batch of predictions.</param>
internal abstract record Shape(
    string Name, int[] Sizes, Activation Hidden, Activation Output, bool Bias = true, Reduction Reduction = Reduction.Mean, int Rows = 256)
{
    public int Inputs => Sizes[0];

    public int Outputs => Sizes[^1];

    public IEnumerable<(int Inputs, int Outputs)> Layers => Sizes.Zip(Sizes.Skip(1));

    /// <summary>Multiplications and additions in pairs, for the forward pass of one example.</summary>
    public int Products => Layers.Sum(layer => layer.Inputs * layer.Outputs);

    /// <summary>The same for the gradient of the inputs, of which the first layer needs none.</summary>
    public int ProductsBack => Products - Sizes[0] * Sizes[1];

    /// <summary>Bytes of one value.</summary>
    public abstract int ValueSize { get; }

    public sealed override string ToString() => string.Join('-', Sizes);

    /// <summary>The emitted network.</summary>
    public abstract Contender NetGen(Workload workload, int threads = 1);

    /// <summary>Loops over arrays.</summary>
    public abstract Contender Naive(Workload workload);

    /// <summary>The vector functions of <c>System.Numerics.Tensors</c>.</summary>
    public abstract Contender Tensors(Workload workload);

    /// <summary>Plain C.</summary>
    public abstract Contender C(Workload workload, CSource source, string library);

    /// <summary>Somebody else's library, for single precision only; null where it has nothing for this.</summary>
    public abstract Contender? Peer(Workload workload, Peer peer);
}

/// <inheritdoc cref="Shape"/>
/// <typeparam name="TGenerated">The emitted network.</typeparam>
/// <typeparam name="T">Its precision.</typeparam>
internal sealed record Shape<TGenerated, T>(string Name, int[] Sizes, Activation Hidden, Activation Output) : Shape(Name, Sizes, Hidden, Output)
    where TGenerated : struct, IGenerated<TGenerated, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Examples<T>? _examples;

    /// <summary>What is known of it; drawn at random where it is not given.</summary>
    public Examples<T> Examples
    {
        get => _examples ??= Examples<T>.Draw(this);
        init => _examples = value;
    }

    public override int ValueSize => Unsafe.SizeOf<T>();

    public override Contender NetGen(Workload workload, int threads = 1) => new NetGenContender<TGenerated, T>(workload, Examples, threads);

    public override Contender Naive(Workload workload) => new HandWrittenContender<T>("C# loops", workload, Examples, new LoopNetwork<T>(this));

    public override Contender Tensors(Workload workload) =>
        new HandWrittenContender<T>("TensorPrimitives", workload, Examples, new TensorNetwork<T>(this));

    public override Contender C(Workload workload, CSource source, string library) => new CContender<T>(workload, Examples, source, library);

    public override Contender? Peer(Workload workload, Peer peer) =>
        Examples is Examples<float> examples ? peer.Start(workload, examples) : null;
}
