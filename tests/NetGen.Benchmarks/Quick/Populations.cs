using NetGen.Benchmarks.Contenders;

namespace NetGen.Benchmarks.Quick;

/// <summary>Networks that train side by side in the lanes of vectors, and as many with trainers of their own.</summary>
/// <param name="Networks">How many.</param>
/// <param name="Batch">Examples at a time.</param>
/// <param name="Together">As a population, per example and network.</param>
/// <param name="Separate">With trainers of their own.</param>
/// <param name="Agree">Whether both compute the same to within rounding.</param>
internal sealed record Populations(int Networks, int Batch, Timing Together, Timing Separate, bool Agree)
{
    private const double Tolerance = 1e-4;

    /// <summary>A loss that is nearly nothing is the difference of an output and a target that are nearly the same.</summary>
    private const double SmallLoss = 1e-3;

    /// <summary>Measures and prints.</summary>
    public static IReadOnlyList<Populations> Run()
    {
        Console.WriteLine($"{"populations, 3-4-1 sigmoid, SGD",-42} {"together, ns",12} {"separate, ns",12} {"ratio",6}");
        List<Populations> rows = [];
        foreach ((int networks, int batch) in ((int, int)[])[(16, 1), (16, 4), (16, 64), (64, 1), (64, 64)])
        {
            Populations row = Measure(networks, batch);
            Console.WriteLine(
                $"{$"{networks} networks, batch {batch}, per example of each",-42} {Text.Number(row.Together.Minimum),12} {Text.Number(row.Separate.Minimum),12} " +
                $"{Text.Ratio(row.Separate.Minimum / row.Together.Minimum),6}");
            if (!row.Agree) Console.WriteLine("  THE RESULTS DIFFER");
            rows.Add(row);
        }

        Console.WriteLine();
        return rows;
    }

    private static Populations Measure(int networks, int batch)
    {
        using PopulationContender together = new(networks, batch, together: true), separate = new(networks, batch, together: false);
        const int Steps = 20;
        together.Run(Steps);
        separate.Run(Steps);
        bool agree = together.Answer().Zip(separate.Answer()).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance * Math.Max(pair.Second, SmallLoss));
        IReadOnlyList<Timing> timings = Timing.Of([together, separate], together.Things);
        return new Populations(networks, batch, timings[0], timings[1], agree);
    }
}
