using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>Predictions for batches of several sizes through layers of several widths, beside another library.</summary>
/// <param name="Network">The sizes of the layers.</param>
/// <param name="Rows">Examples at a time.</param>
/// <param name="NetGen">Per example.</param>
/// <param name="Peer">The other one, per example.</param>
/// <param name="PerSecond">Thousand millions of multiplications, each with an addition, that NetGen does in a second, times two.</param>
/// <param name="Agree">Whether both predict the same.</param>
internal sealed record Batches(string Network, int Rows, Timing NetGen, Timing Peer, double PerSecond, bool Agree)
{
    private const double Tolerance = 2e-4;

    private static readonly int[] Sizes = [2, 16, 64, 256, 4096];

    /// <summary>Measures and prints.</summary>
    public static IReadOnlyList<Batches> Run(Peer peer)
    {
        Console.WriteLine($"{"predictions of a batch, per example",-32} {"rows",6} {"NetGen, ns",12} {"GFLOP/s",8}  times NetGen's time: {peer.Name}");
        Batches[] rows =
        [
            .. Of(new Width16(), peer), .. Of(new NetworkC(), peer), .. Of(new Width256(), peer), .. Of(new Width1024(), peer), .. Of(new Width2048(), peer), .. Of(new Width4096(), peer),
        ];
        Console.WriteLine();
        return rows;
    }

    private static IEnumerable<Batches> Of<TNetwork>(TNetwork network, Peer peer)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        int[] layers = [TNetwork.InputSize, .. TNetwork.Description.Layers.Select(layer => layer.OutputShape[^1])];
        float[] parameters = new float[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        foreach (int rows in Sizes)
        {
            var values = new TestValues(seed: 7);
            float[] inputs = [.. Enumerable.Range(0, rows * layers[0]).Select(_ => (float)values.Next())], outputs = new float[rows * layers[^1]];
            using Contender other = peer.Predicting(layers, rows, parameters, inputs);
            using var own = new ActionContender("NetGen", () => network.PredictBatch(inputs, outputs));
            own.Run(1);
            other.Run(1);
            bool agree = other.Answer().Zip(outputs[^layers[^1]..]).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance);
            IReadOnlyList<Timing> timings = Timing.Of([own, other], rows);
            double products = layers.Zip(layers.Skip(1), (from, to) => (double)from * to).Sum();
            var row = new Batches(string.Join('-', layers), rows, timings[0], timings[1], 2 * products / timings[0].Minimum, agree);
            Console.WriteLine($"{row.Network,-32} {rows,6} {Text.Number(row.NetGen.Minimum),12} {Text.Number(row.PerSecond),8} {Text.Ratio(row.Peer.Minimum / row.NetGen.Minimum),9}");
            if (!agree) Console.WriteLine("  THE RESULTS DIFFER");
            yield return row;
        }
    }
}
