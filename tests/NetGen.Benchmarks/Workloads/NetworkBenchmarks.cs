using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Benchmarks.Quick;

namespace NetGen.Benchmarks.Workloads;

/// <summary>The workloads of the quick table, measured by BenchmarkDotNet: slower, with error bars and allocations.</summary>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    private Contender _netGen = null!;
    private Contender _naive = null!;

    /// <summary>Names of all workloads.</summary>
    public static IEnumerable<string> Names => Workload.All.Select(workload => workload.Name);

    /// <summary>The workload measured.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>Makes the contenders.</summary>
    [GlobalSetup]
    public void Start()
    {
        Workload workload = Workload.All.Single(candidate => candidate.Name == Name);
        (_netGen, _naive) = (workload.NetGen(), workload.Naive());
    }

    /// <summary>Lets go of them.</summary>
    [GlobalCleanup]
    public void End()
    {
        _netGen.Dispose();
        _naive.Dispose();
    }

    /// <summary>The generated network.</summary>
    [Benchmark(Baseline = true)]
    public void NetGen() => _netGen.Run(1);

    /// <summary>Plain C# loops.</summary>
    [Benchmark]
    public void Naive() => _naive.Run(1);
}

/// <summary>The generator itself, on a typical network, with nothing cached.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private readonly CSharpCompilation _compilation = GeneratorTime.Compile();

    /// <summary>One run.</summary>
    [Benchmark]
    public int Generate() => GeneratorTime.Run(_compilation);
}
