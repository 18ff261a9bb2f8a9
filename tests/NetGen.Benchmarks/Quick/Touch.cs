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

        foreach (int threads in (int[])[1, 2]) StepWithEveryLayer(threads);
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

    private static void StepWithEveryLayer(int threads)
    {
        const int Examples = 64;
        var network = new WithEveryLayer();
        float[] inputs = [.. Enumerable.Range(0, Examples * WithEveryLayer.InputSize).Select(i => (float)(i * 7 % 32))], targets = new float[Examples * WithEveryLayer.OutputSize];
        for (int row = 0; row < Examples; row++) targets[row * WithEveryLayer.OutputSize + row % WithEveryLayer.OutputSize] = 1;
        using var trainer = new WithEveryLayer.Trainer(network, new Adam(), new TrainerOptions { Threads = threads });
        for (int step = 0; step < 20; step++) trainer.Step(inputs, targets);
        network.PredictBatch(inputs, targets);
        network.Predict(inputs.AsSpan(0, WithEveryLayer.InputSize), targets.AsSpan(0, WithEveryLayer.OutputSize));
    }
}
