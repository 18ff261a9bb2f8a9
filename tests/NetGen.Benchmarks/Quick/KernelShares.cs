namespace NetGen.Benchmarks.Quick;

/// <summary>How much of a core's peak the kernels of a dense layer reach.</summary>
/// <param name="Layer">Inputs, outputs and examples.</param>
/// <param name="Kernel">What it computes.</param>
/// <param name="Nanoseconds">One call, at best.</param>
/// <param name="Share">Of the peak.</param>
internal sealed record KernelShares(string Layer, string Kernel, double Nanoseconds, double Share)
{
    private static readonly (int Inputs, int Outputs, int Examples)[] Layers = [(64, 64, 32), (64, 64, 64), (784, 128, 64), (512, 256, 32)];

    /// <summary>Measures and prints.</summary>
    public static IReadOnlyList<KernelShares> Run()
    {
        Console.WriteLine("kernels, share of the peak       forward  input gradient  with transposes  weights + SGD  weights + Adam");
        List<KernelShares> rows = [];
        foreach ((int inputs, int outputs, int examples) in Layers)
        {
            string name = $"{inputs}x{outputs}, batch {examples}";
            using var layer = new KernelLayer(inputs, outputs, examples);
            IReadOnlyList<Timing> timings = Timing.Of(layer.Kernels, things: 1);
            double limit = 2.0 * inputs * outputs * examples / Machine.PeakPerNanosecond<float>();
            KernelShares[] shares = [.. timings.Select(timing => new KernelShares(name, timing.Contender, timing.Minimum, limit / timing.Minimum))];
            Console.WriteLine(
                $"{name,-32} {Text.Percent(shares[0].Share),7} {Text.Percent(shares[1].Share),15} {Text.Percent(shares[2].Share),16} {Text.Percent(shares[3].Share),14} {Text.Percent(shares[4].Share),15}");
            rows.AddRange(shares);
        }

        Console.WriteLine();
        return rows;
    }
}
