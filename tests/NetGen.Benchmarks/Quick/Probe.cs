using System.Diagnostics;
using System.Text.Json;
using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>NetGen's part of a workload in a process of its own: what only a fresh process shows, or one told to use other instructions.</summary>
/// <param name="VectorBits">Bits of the vectors used.</param>
/// <param name="FirstMilliseconds">The first call, with its JIT compilation.</param>
/// <param name="FirstHundred">The middle one of calls 2 to 101, in ns per call.</param>
/// <param name="Later">The middle one of as many calls later on, in ns per call.</param>
/// <param name="Minimum">The fastest repetition, in ns per thing.</param>
/// <param name="Share">How much of what the core can do with these vectors was used.</param>
internal sealed record Probe(int VectorBits, double FirstMilliseconds, double FirstHundred, double Later, double Minimum, double Share)
{
    /// <summary>What is written before the answer on the command line of such a process.</summary>
    public const string Verb = "probe";

    /// <summary>How much slower the first hundred calls are.</summary>
    public double Slowness => FirstHundred / Later;

    /// <summary>Runs a process for the workload.</summary>
    /// <param name="workload">Its name.</param>
    /// <param name="settings">Environment variables, as <c>NAME=value</c>.</param>
    public static Probe Of(string workload, params ReadOnlySpan<string> settings)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Under 'dotnet' the first argument is the assembly; as an executable of its own it is not.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(Probe).Assembly.Location);
        start.ArgumentList.Add(Verb);
        start.ArgumentList.Add(workload);
        foreach (string setting in settings) start.Environment[setting[..setting.IndexOf('=')]] = setting[(setting.IndexOf('=') + 1)..];
        using Process process = Process.Start(start)!;
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Probe>(answer)!
            : throw new InvalidOperationException($"The process for {workload} ended with exit code {process.ExitCode}.");
    }

    /// <summary>What such a process does.</summary>
    public static void Run(string name)
    {
        var workload = Workload.Named(name);
        using Contender contender = workload.Shape.NetGen(workload);
        double[] hundred = new double[100];
        double first = Time(contender);
        for (int i = 0; i < hundred.Length; i++) hundred[i] = Time(contender);
        Timing timing = Timing.Of([contender], workload.Things)[0];
        double[] later = new double[hundred.Length];
        for (int i = 0; i < later.Length; i++) later[i] = Time(contender);
        var probe = new Probe(
            Machine.VectorBits, first / 1e6, Middle(hundred), Middle(later), timing.Minimum, Limit.Of(workload).Nanoseconds / timing.Minimum);
        Console.WriteLine(JsonSerializer.Serialize(probe));
    }

    private static double Time(Contender contender)
    {
        long start = Clock.Now;
        contender.Run(1);
        return Clock.NanosecondsSince(start);
    }

    private static double Middle(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
