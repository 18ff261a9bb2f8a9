using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>
/// Whether a step takes as long after thousands of others as at first. Half of the inputs have become zero meanwhile, as pixels do that only few
/// pictures use; what an optimizer remembers of their weights decays and decays.
/// </summary>
/// <param name="Name">The optimizer, and how many examples at a time.</param>
/// <param name="Fresh">Within the first 500 steps.</param>
/// <param name="Aged">After 5,000 to 10,000.</param>
internal sealed record LongTraining(string Name, Timing Fresh, Timing Aged)
{
    private const int Steps = 5000;

    /// <summary>How many times as long a step takes in the end.</summary>
    public double Slowness => Aged.Minimum / Fresh.Minimum;

    /// <summary>Measures and prints.</summary>
    public static IReadOnlyList<LongTraining> Run()
    {
        (string Name, Optimizer Optimizer)[] optimizers =
        [
            ("SGD with momentum", new Sgd(0.01, momentum: 0.9)), ("RMSProp", new RmsProp(1e-4, momentum: 0.9)), ("Adam", new Adam()), ("AdamW", new AdamW()),
        ];
        Console.WriteLine($"{$"{Shapes.C}, after {Steps:#,0} steps, half zero",-42} {"fresh, ns",12} {"later, ns",12} {"ratio",6} {"of medians",11}");
        List<LongTraining> rows = [];
        foreach ((string name, Optimizer optimizer) in optimizers)
            foreach (int batch in (int[])[1, 32])
            {
                LongTraining row = Measure($"{name}, batch {batch}", batch, optimizer);
                Console.WriteLine(
                    $"{row.Name,-42} {Text.Number(row.Fresh.Minimum),12} {Text.Number(row.Aged.Minimum),12} {Text.Ratio(row.Slowness),6} " +
                    $"{Text.Ratio(row.Aged.Median / row.Fresh.Median),11}");
                rows.Add(row);
            }

        Console.WriteLine();
        return rows;
    }

    private static LongTraining Measure(string name, int batch, Optimizer optimizer)
    {
        Examples<float> full = Examples<float>.Draw(Shapes.C), half = Examples<float>.Draw(Shapes.C);
        Shape shape = Shapes.C with { Examples = half };
        var workload = new Workload(shape, Work.Step, batch, optimizer);
        using Contender fresh = shape.NetGen(workload), aged = new AgedContender(shape.NetGen(workload), Steps, Age);
        aged.Restart();
        IReadOnlyList<Timing> timings = Timing.Of([fresh, aged], workload.Things);
        return new LongTraining(name, timings[0], timings[1]);

        void Age(Contender contender)
        {
            full.Inputs.CopyTo(half.Inputs, 0);
            contender.Run(shape.Rows);
            for (int i = 0; i < half.Inputs.Length; i += 2) half.Inputs[i] = 0;
            contender.Run(Steps);
        }
    }
}
