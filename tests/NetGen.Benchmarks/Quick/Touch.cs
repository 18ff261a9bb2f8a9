using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;
using NetGen.Shared;

namespace NetGen.Benchmarks.Quick;

/// <summary>
/// Every workload a few times, with one thread and with two, so that the JIT compiles whatever networks and kernels consist of; and whether it
/// has optimised all of that.
/// </summary>
internal static class Touch
{
    /// <summary>The exit code: 1 when there is a method that the JIT gave up optimising; it is named then.</summary>
    public static int Run()
    {
        using var methods = new CompiledMethods();
        foreach (Workload workload in Workload.All)
            foreach (int threads in (int[])[1, 2])
            {
                using Contender contender = workload.Shape.NetGen(workload, threads);
                contender.Run(3);
            }

        IReadOnlyList<CompiledMethod> compiled = methods.Collect();
        // Nothing is given up where nothing is compiled.
        string[] problems =
        [
            .. from part in (string[])["NetGen.Kernels.", "NetGen.Runtime.", "NetGen.Emitted."]
               where !compiled.Any(method => method.IsOptimized && method.Type.StartsWith(part, StringComparison.Ordinal))
               select $"nothing of {part} was optimised",
            .. from method in compiled
               where method.IsGivenUp && method.Type.Contains("NetGen.", StringComparison.Ordinal)
               select $"not optimised: {method.Type}.{method.Name}",
        ];
        foreach (string problem in problems) Console.Error.WriteLine(problem);
        return problems.Length > 0 ? 1 : 0;
    }
}
