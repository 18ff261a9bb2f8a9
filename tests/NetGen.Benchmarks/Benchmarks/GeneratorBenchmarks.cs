using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Benchmarks.Quick;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks;

/// <summary>The generator itself, on a typical network, with nothing cached.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private readonly CSharpCompilation _compilation = GeneratorTime.Compile(Shapes.C);

    /// <summary>One run.</summary>
    [Benchmark]
    public int Generate() => GeneratorTime.Run(_compilation);
}
