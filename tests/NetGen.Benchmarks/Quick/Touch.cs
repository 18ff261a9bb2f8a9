using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>Every workload a few times, with one thread and with two: so that the JIT has compiled whatever networks and kernels consist of.</summary>
internal static class Touch
{
    public static void Run()
    {
        foreach (Workload workload in Workload.All)
            foreach (int threads in (int[])[1, 2])
            {
                using Contender contender = workload.Shape.NetGen(workload, threads);
                contender.Run(3);
            }
    }
}
