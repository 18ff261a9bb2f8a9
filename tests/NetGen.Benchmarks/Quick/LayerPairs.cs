using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>What is written in two ways and should take the same time: a graph and its chain, an activation of one's own and the built-in one.</summary>
/// <param name="Name">What, and for what.</param>
/// <param name="BuiltIn">The chain, or the built-in activation.</param>
/// <param name="Own">The graph, or one's own.</param>
internal sealed record LayerPairs(string Name, Timing BuiltIn, Timing Own)
{
    /// <summary>How many times as long one's own takes.</summary>
    public double Ratio => Own.Minimum / BuiltIn.Minimum;

    /// <summary>Measures and prints.</summary>
    public static IReadOnlyList<LayerPairs> Run()
    {
        Console.WriteLine($"{"the same written in two ways, 64-64-64-10",-42} {"first, ns",12} {"second, ns",12} {"ratio",6} {"of medians",11}");
        List<LayerPairs> rows = [];
        foreach (int batch in (int[])[0, 1, 32])
        {
            string what = batch == 0 ? "predict" : $"step of {batch}";
            rows.Add(Measure($"chain, graph: {what}",
                Of(batch, new AsChain(), network => new AsChain.Trainer(network, new Sgd(0.01))), Of(batch, new AsGraph(), network => new AsGraph.Trainer(network, new Sgd(0.01)))));
            rows.Add(Measure($"SiLU, own Swish: {what}",
                Of(batch, new WithSiLU(), network => new WithSiLU.Trainer(network, new Sgd(0.01))), Of(batch, new WithSwish(), network => new WithSwish.Trainer(network, new Sgd(0.01)))));
        }

        Console.WriteLine();
        return rows;
    }

    private static LayerPairs Measure(string name, Contender builtIn, Contender own)
    {
        IReadOnlyList<Timing> timings = Timing.Of([builtIn, own], things: 1);
        var row = new LayerPairs(name, timings[0], timings[1]);
        Console.WriteLine(
            $"{row.Name,-42} {Text.Number(row.BuiltIn.Minimum),12} {Text.Number(row.Own.Minimum),12} {Text.Ratio(row.Ratio),6} {Text.Ratio(row.Own.Median / row.BuiltIn.Median),11}");
        return row;
    }

    /// <summary>Steps of a batch; predictions where it is 0.</summary>
    private static ActionContender Of<TNetwork>(int batch, TNetwork network, Func<TNetwork, NetworkTrainer<TNetwork, float>> create)
        where TNetwork : class, ITrainableNetwork<TNetwork, float>
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, Math.Max(1, batch) * 64).Select(_ => random.NextSingle())], targets = new float[Math.Max(1, batch) * 10];
        for (int row = 0; row < Math.Max(1, batch); row++) targets[row * 10 + row % 10] = 1;
        if (batch == 0) return new(typeof(TNetwork).Name, () => network.Predict(inputs, targets));
        NetworkTrainer<TNetwork, float> trainer = create(network);
        return new(typeof(TNetwork).Name, () => trainer.Step(inputs, targets));
    }
}
