using System.Globalization;
using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>The table of all workloads and contenders.</summary>
internal sealed class QuickTable(CSource? c, IReadOnlyList<Peer> peers)
{
    private readonly string[] _rivals = [.. c is null ? (string[])[] : ["plain C"], "C# loops", "TensorPrimitives", .. peers.Select(peer => peer.Name)];

    /// <summary>Measures one row after the other, and prints it at once.</summary>
    public IReadOnlyList<QuickRow> Run(IEnumerable<Workload> workloads)
    {
        string rivals = string.Concat(_rivals.Select(rival => $" {Heading(rival),9}"));
        Console.WriteLine($"{"",-36} {"NetGen, ns",19} {"share of",14}  times NetGen's time");
        Console.WriteLine($"{"workload",-36} {"min",9} {"median",9} {"limit",14} {rivals}");
        List<QuickRow> rows = [];
        foreach (Workload workload in workloads)
        {
            QuickRow row = Measure(workload);
            Print(row);
            rows.Add(row);
        }

        Console.WriteLine();
        return rows;
    }

    private static string Heading(string rival) => rival switch
    {
        "plain C" => "C",
        "C# loops" => "C#",
        "TensorPrimitives" => "Tensors",
        "ONNX Runtime" => "ONNX",
        "TorchSharp" => "Torch",
        _ => rival,
    };

    private QuickRow Measure(Workload workload)
    {
        List<Contender> contenders = [workload.Shape.NetGen(workload)];
        try
        {
            if (c is not null) contenders.AddRange(CSource.Layouts(workload).Select(layout => workload.Shape.C(workload, c, layout)));
            contenders.Add(workload.Shape.Naive(workload));
            contenders.Add(workload.Shape.Tensors(workload));
            contenders.AddRange(peers.Select(peer => workload.Shape.Peer(workload, peer)).OfType<Contender>());
            string? complaint = Agreement.Complaint(workload, contenders);
            Limit limit = Limit.Of(workload);
            return new QuickRow(workload.Name, workload.Text, limit, Timing.Of(contenders, workload.Things), complaint);
        }
        finally
        {
            foreach (Contender contender in contenders) contender.Dispose();
        }
    }

    private void Print(QuickRow row)
    {
        string share = string.Create(CultureInfo.InvariantCulture, $"{row.Share:0 %} {row.Limit.By,-6}");
        string rivals = string.Concat(_rivals.Select(rival => $" {Ratio(row.Rival(rival), row.NetGen),9}"));
        Console.WriteLine($"{row.Text,-36} {Text.Number(row.NetGen.Minimum),9} {Text.Number(row.NetGen.Median),9} {share,14} {rivals}");
        if (row.Complaint is not null) Console.WriteLine("  THE RESULTS DIFFER: " + row.Complaint);
    }

    private static string Ratio(Timing? rival, Timing netGen) =>
        rival is null ? "-" : Text.Ratio(rival.Minimum / netGen.Minimum);
}
