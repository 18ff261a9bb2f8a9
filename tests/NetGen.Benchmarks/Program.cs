using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NetGen.Benchmarks.Quick;

// quick [--json FILE]: one table in about a minute. Anything else goes to BenchmarkDotNet ("--filter *" runs everything).
switch (args)
{
    case ["quick"]: return QuickRun.Run(false, jsonPath: null);
    case ["quick", "--json", string path]: return QuickRun.Run(false, path);
    case [Probe.Verb, string workload]:
        Probe.Run(workload);
        return 0;
    case ["quick", ..]:
        Console.Error.WriteLine("usage: NetGen.Benchmarks quick [--json FILE]");
        return 2;
}

// In process: the benchmarked networks are internal to this project, and nothing has to be built a second time.
IConfig config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return 0;
