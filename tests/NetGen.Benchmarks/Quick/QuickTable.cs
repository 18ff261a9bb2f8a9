using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>One row: what NetGen, plain C and plain C# took for a workload.</summary>
internal sealed record Row(string Name, string Text, Timing NetGen, Timing? C, Timing Naive);

/// <summary>The quick run: every workload once, one table, about a minute.</summary>
internal static class QuickTable
{
    // The contenders compute the same in another order, and in single precision.
    private const double Tolerance = 1e-3;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Measures, prints, and writes JSON when a path is given. Returns the process's exit code.</summary>
    public static int Run(string? jsonPath)
    {
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, vectors of {VectorBits} bits");
        using var c = new CPrograms();
        Console.WriteLine();
        Console.WriteLine($"{"workload",-46} {"NetGen ns",10} {"median",9} {"C ns",9} {"C / NetGen",10} {"C# ns",10} {"C# / NetGen",11}");
        List<Row> rows = [];
        foreach (Workload workload in Workload.All)
        {
            // One after the other, so that a row's contenders meet the machine in about the same state.
            Timing? plainC = c.Measure(workload.Program, workload.Name);
            Timing netGen = Timing.Of(workload.NetGen, workload.Things);
            Timing naive = Timing.Of(workload.Naive, workload.Things);
            var row = new Row(workload.Name, workload.Text, netGen, plainC, naive);
            Print(row);
            rows.Add(row);
        }

        GeneratorTime generator = GeneratorTime.Measure();
        Console.WriteLine();
        Console.WriteLine($"generator, 64-32-10: {generator.Median:0.0} ms (first run of the process {generator.First:0} ms, fastest {generator.Minimum:0.0} ms)");
        if (!c.Exist) Console.WriteLine("no C compiler (cc) here: nothing to compare with but plain C#");
        Console.WriteLine("ns: fastest repetition; ratios from the fastest repetitions: above 1, NetGen is faster.");

        if (jsonPath is not null) File.WriteAllText(jsonPath, JsonSerializer.Serialize(new { Rows = rows, Generator = generator }, Indented));
        return rows.All(Agree) ? 0 : 1;
    }

    private static int VectorBits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private static void Print(Row row)
    {
        string c = row.C is null ? "-" : Number(row.C.Minimum);
        string cRatio = row.C is null ? "-" : Ratio(row.C, row.NetGen);
        Console.WriteLine(
            $"{row.Text,-46} {Number(row.NetGen.Minimum),10} {Number(row.NetGen.Median),9} {c,9} {cRatio,10} " +
            $"{Number(row.Naive.Minimum),10} {Ratio(row.Naive, row.NetGen),11}");
        if (!Agree(row))
            Console.WriteLine($"  THE RESULTS DIFFER: NetGen {row.NetGen.Check:R}, C {row.C?.Check:R}, C# {row.Naive.Check:R}");
    }

    private static bool Agree(Row row) => Close(row.NetGen, row.Naive) && (row.C is null || Close(row.NetGen, row.C));

    private static bool Close(Timing a, Timing b) =>
        Math.Abs(a.Check - b.Check) <= Tolerance * Math.Max(Math.Abs(a.Check), Math.Abs(b.Check));

    private static string Ratio(Timing other, Timing netGen) =>
        (other.Minimum / netGen.Minimum).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Number(double nanoseconds) =>
        nanoseconds.ToString(nanoseconds < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
