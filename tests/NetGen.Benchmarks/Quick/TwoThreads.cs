using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>Training with one thread and with two.</summary>
/// <param name="Name">The workload.</param>
/// <param name="One">With one.</param>
/// <param name="Two">With two.</param>
/// <param name="Agree">Whether both compute the same, to the last bit.</param>
internal sealed record TwoThreads(string Name, Timing One, Timing Two, bool Agree)
{
    /// <summary>How many times as fast two are.</summary>
    public double Speedup => One.Minimum / Two.Minimum;

    /// <summary>Measures and prints; there is nothing to measure on a single processor.</summary>
    public static IReadOnlyList<TwoThreads> Run()
    {
        if (Environment.ProcessorCount < 2) return [];
        var sgd = new Sgd(0.01);
        Workload[] workloads = [new(Shapes.C, Work.Step, 64, sgd), new(Shapes.D, Work.Step, 64, sgd), new(Shapes.E, Work.Step, 32, sgd)];
        Console.WriteLine($"{"two threads",-36} {"one, ns",9} {"two, ns",9} {"speedup",8} {"of medians",11}");
        List<TwoThreads> rows = [];
        foreach (Workload workload in workloads)
        {
            TwoThreads row = Measure(workload);
            Console.WriteLine(
                $"{workload.Text,-36} {Text.Number(row.One.Minimum),9} {Text.Number(row.Two.Minimum),9} {Text.Ratio(row.Speedup),8} " +
                $"{Text.Ratio(row.One.Median / row.Two.Median),11}");
            if (!row.Agree) Console.WriteLine("  THE RESULTS DIFFER");
            rows.Add(row);
        }

        Console.WriteLine();
        return rows;
    }

    private static TwoThreads Measure(Workload workload)
    {
        using Contender one = workload.Shape.NetGen(workload), two = workload.Shape.NetGen(workload, threads: 2);
        const int Steps = 20;
        one.Run(Steps);
        two.Run(Steps);
        bool agree = one.Answer().SequenceEqual(two.Answer());
        IReadOnlyList<Timing> timings = Timing.Of([one, two], workload.Things);
        return new TwoThreads(workload.Name, timings[0], timings[1], agree);
    }
}
