using System.Runtime.InteropServices;
using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>The quick run: everything that can be measured in three minutes.</summary>
internal static class QuickRun
{
    /// <summary>Measures and prints; the exit code is 1 when contenders do not agree.</summary>
    public static int Run(Options options)
    {
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, vectors of {Machine.VectorBits} bits");
        Console.WriteLine($"peak of a core: {Machine.PeakPerNanosecond<float>():0} GFLOP/s in float, {Machine.PeakPerNanosecond<double>():0} in double; " +
            $"reads {Machine.ReadPerNanosecond(24_000):0} GB/s of 24 KB, {Machine.ReadPerNanosecond(400_000):0} of 400 KB, {Machine.ReadPerNanosecond(2_000_000):0} of 2 MB");
        using var source = new CSource();
        Workload[] workloads = [.. Workload.All.Where(workload => workload.Name.Contains(options.Only ?? "", StringComparison.Ordinal))];
        bool hasC = source.Compile(workloads);
        if (!hasC) Console.WriteLine("no C compiler (cc) here: nothing to compare with but C#");
        IReadOnlyList<Peer> peers = options.WithPeers ? Peer.LoadAll() : [];
        Console.WriteLine();
        var result = new
        {
            Rows = new QuickTable(hasC ? source : null, peers).Run(workloads),
            Kernels = Wants("kernels") ? KernelShares.Run() : [],
            TwoThreads = Wants("threads") ? TwoThreads.Run() : [],
            Populations = Wants("populations") ? Populations.Run() : [],
            Batches = Wants("batches") ? peers.SelectMany(Batches.Run).ToArray() : [],
            LongTraining = Wants("long-training") ? LongTraining.Run() : [],
            LayerPairs = Wants("layers") ? LayerPairs.Run() : [],
            NormPasses = Wants("layers") ? NormPasses.Run() : [],
            Widths = Wants("widths") ? Widths.Run() : [],
            FirstCalls = Wants("first-calls") ? FirstCalls.Run() : [],
        };
        options.Write(result);
        return result.Rows.All(row => row.Complaint is null) && result.TwoThreads.All(row => row.Agree) && result.Populations.All(row => row.Agree) && result.Batches.All(row => row.Agree) ? 0 : 1;

        bool Wants(string part) => options.Only is null || options.Only == part;
    }
}
