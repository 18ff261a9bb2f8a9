using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>The same code on shorter vectors, without fused multiplication and addition, and without vectors: each in a process that is told so.</summary>
/// <param name="Setting">The environment variable.</param>
/// <param name="Probe">What the process measured.</param>
internal sealed record Widths(string Setting, Probe Probe)
{
    private static readonly string[] Settings =
        ["", "DOTNET_EnableAVX512=0", "DOTNET_PreferredVectorBitWidth=128", "DOTNET_EnableAVX2=0", "DOTNET_EnableHWIntrinsic=0"];

    /// <summary>Measures and prints.</summary>
    public static IReadOnlyList<Widths> Run()
    {
        var workload = Workload.Named("c-sgd-32");
        Console.WriteLine($"{workload.Text,-36} {"bits",5} {"ns",9} {"of its own peak",16} {"times the first",16}");
        List<Widths> rows = [];
        foreach (string setting in Settings)
        {
            var row = new Widths(setting, setting.Length == 0 ? Probe.Of(workload.Name) : Probe.Of(workload.Name, setting));
            rows.Add(row);
            Console.WriteLine(
                $"{(setting.Length == 0 ? "as it comes" : setting),-36} {row.Probe.VectorBits,5} {Text.Number(row.Probe.Minimum),9} " +
                $"{Text.Percent(row.Probe.Share),16} {Text.Ratio(row.Probe.Minimum / rows[0].Probe.Minimum),16}");
        }

        Console.WriteLine();
        return rows;
    }
}
