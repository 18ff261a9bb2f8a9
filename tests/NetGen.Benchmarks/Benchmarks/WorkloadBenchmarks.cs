using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks;

/// <summary>What the families of workloads have in common: the contenders of the workload named, and one method for each.</summary>
[MemoryDiagnoser]
public abstract class WorkloadBenchmarks
{
    private Contender _netGen = null!, _loops = null!, _tensors = null!;

    /// <summary>The workload measured.</summary>
    public abstract string Name { get; set; }

    /// <summary>Makes the contenders.</summary>
    [GlobalSetup]
    public void Start()
    {
        var workload = Workload.Named(Name);
        (_netGen, _loops, _tensors) = (workload.Shape.NetGen(workload), workload.Shape.Naive(workload), workload.Shape.Tensors(workload));
    }

    /// <summary>Lets go of them.</summary>
    [GlobalCleanup]
    public void End() => _netGen.Dispose();

    /// <summary>The generated network.</summary>
    [Benchmark(Baseline = true)]
    public void NetGen() => _netGen.Run(1);

    /// <summary>Plain C# loops.</summary>
    [Benchmark]
    public void Loops() => _loops.Run(1);

    /// <summary>The vector functions of .NET.</summary>
    [Benchmark]
    public void Tensors() => _tensors.Run(1);

    private protected static IEnumerable<string> NamesWhere(Func<Workload, bool> belongs) => Workload.All.Where(belongs).Select(workload => workload.Name);
}

/// <summary>Steps of the tutorial's networks.</summary>
public class TutorialBenchmarks : WorkloadBenchmarks
{
    /// <summary>Its workloads.</summary>
    public static IEnumerable<string> Names => NamesWhere(workload => workload.Shape.ValueSize == sizeof(double));

    /// <inheritdoc/>
    [ParamsSource(nameof(Names))]
    public override string Name { get; set; } = "";
}

/// <summary>Predictions, one and many at a time.</summary>
public class PredictionBenchmarks : WorkloadBenchmarks
{
    /// <summary>Its workloads.</summary>
    public static IEnumerable<string> Names => NamesWhere(workload => workload.Work != Work.Step);

    /// <inheritdoc/>
    [ParamsSource(nameof(Names))]
    public override string Name { get; set; } = "";
}

/// <summary>Training steps.</summary>
public class TrainingBenchmarks : WorkloadBenchmarks
{
    /// <summary>Its workloads.</summary>
    public static IEnumerable<string> Names => NamesWhere(workload => workload.Work == Work.Step && workload.Shape.ValueSize == sizeof(float));

    /// <inheritdoc/>
    [ParamsSource(nameof(Names))]
    public override string Name { get; set; } = "";
}
