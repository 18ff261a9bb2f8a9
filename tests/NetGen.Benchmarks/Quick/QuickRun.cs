using System.Runtime.InteropServices;
using System.Text.Json;
using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>The quick run: everything that can be measured in three minutes.</summary>
internal static class QuickRun
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Measures, prints, and writes JSON when a path is given. Returns the process's exit code.</summary>
    public static int Run(bool withPeers, string? jsonPath)
    {
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, vectors of {Machine.VectorBits} bits");
        using var source = new CSource();
        bool hasC = source.Compile(Workload.All);
        IReadOnlyList<QuickRow> rows = new QuickTable(hasC ? source : null, []).Run();
        GeneratorTime generator = GeneratorTime.Measure();
        if (!hasC) Console.WriteLine("no C compiler (cc) here: nothing to compare with but C#");
        if (jsonPath is not null) File.WriteAllText(jsonPath, JsonSerializer.Serialize(new { Rows = rows, Generator = generator }, Indented));
        return rows.All(row => row.Complaint is null) ? 0 : 1;
    }
}
