using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NetGen.Benchmarks.Quick;
using NetGen.Benchmarks.Starts;

// quick [peers] [--json FILE]: one table in two or three minutes. startup [--json FILE]: how fast a program starts. starts: what becomes of
// networks from several initializers. Anything else goes to BenchmarkDotNet ("--filter *" runs everything). The other verbs are for processes
// that this one starts, and for CI.
switch (args)
{
    case [Probe.Verb, string workload]:
        Probe.Run(workload);
        return 0;
    case ["touch"]:
        return Touch.Run();
    case [StartsRun.Verb]:
        return StartsRun.Run();
    case ["quick" or "peers" or "startup", ..]:
        if (Options.Read(args) is { } options) return options.Run();
        Console.Error.WriteLine(Options.Usage);
        return 2;
}

// In process: the benchmarked networks are internal to this project, and nothing has to be built a second time.
IConfig config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return 0;
