using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>What a network costs before it is fast: the generator at build time, the JIT at the first call, and the first hundred steps.</summary>
/// <param name="Name">The network.</param>
/// <param name="Generator">How long the generator takes.</param>
/// <param name="Predict">A process that predicts.</param>
/// <param name="Step">A process that trains; null where only the generator is of interest.</param>
internal sealed record FirstCalls(string Name, GeneratorTime Generator, Probe? Predict, Probe? Step)
{
    // A process disturbed by others is not the process one wants to know about.
    private const int Tries = 3;

    /// <summary>As many layers as a network may have, and a quarter of it: what takes four times as long.</summary>
    private static readonly int[] Deep = [250, 1000];

    /// <summary>The networks of a large project.</summary>
    private const int Many = 200;

    /// <summary>Measures and prints one network after the other.</summary>
    public static IReadOnlyList<FirstCalls> Run()
    {
        Console.WriteLine("before it is fast           generator, ms   first call, ms    median step, ns");
        Console.WriteLine("network                    first    later  Predict    Step   2nd-101st    later  ratio");
        List<FirstCalls> rows = [];
        foreach (Shape shape in (Shape[])[Shapes.Tutorial, Shapes.Neuron, .. Shapes.Standard])
        {
            Workload[] workloads = [.. Workload.All.Where(workload => workload.Shape == shape)];
            Workload? predicts = workloads.FirstOrDefault(workload => workload.Work == Work.Predict);
            Workload trains = workloads.First(workload => workload.Work == Work.Step);
            var row = new FirstCalls(shape.Name, GeneratorTime.Of(shape), predicts is null ? null : Best(predicts), Best(trains));
            Print(shape, row);
            rows.Add(row);
        }

        IEnumerable<FirstCalls> generatorOnly =
        [
            .. Deep.Select(layers => new FirstCalls($"{layers} layers of 16", GeneratorTime.Of(layers), null, null)),
            new FirstCalls($"{Many} networks", GeneratorTime.OfProject(Many), null, null),
            new FirstCalls($"{Many}, an edit elsewhere", GeneratorTime.OfEdits(Many), null, null),
        ];
        foreach (FirstCalls row in generatorOnly)
        {
            Console.WriteLine($"{row.Name,-22} {Text.Number(row.Generator.First),9} {Text.Number(row.Generator.Median),8}");
            rows.Add(row);
        }

        Console.WriteLine();
        return rows;
    }

    private static Probe Best(Workload workload)
    {
        Probe[] probes = [.. Enumerable.Range(0, Tries).Select(_ => Probe.Of(workload.Name))];
        return probes.MinBy(probe => probe.Slowness)! with
        {
            FirstMilliseconds = probes.Min(probe => probe.FirstMilliseconds),
            FirstProcessorMilliseconds = probes.Min(probe => probe.FirstProcessorMilliseconds),
        };
    }

    private static void Print(Shape shape, FirstCalls row)
    {
        Probe step = row.Step!;
        string predict = row.Predict is null ? "-" : Text.Number(row.Predict.FirstMilliseconds);
        Console.WriteLine(
            $"{$"{shape.Name} {shape}",-22} {Text.Number(row.Generator.First),9} {Text.Number(row.Generator.Median),8} " +
            $"{predict,8} {Text.Number(step.FirstMilliseconds),7} {Text.Number(step.FirstHundred),11} {Text.Number(step.Later),8} " +
            $"{Text.Ratio(step.Slowness),6}");
    }
}
