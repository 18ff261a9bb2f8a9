using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Quick;

/// <summary>A program with one network, from its start to its end, and its speed: under the JIT, compiled before as far as that goes (ReadyToRun), and as a NativeAOT binary.</summary>
/// <param name="Kind">Which.</param>
/// <param name="StartToEnd">Milliseconds of the fastest start, prediction and end.</param>
/// <param name="Load">Loading the network, which is the first thing the program does, in milliseconds; the fastest of as many.</param>
/// <param name="Predict">One prediction of the network, in ns.</param>
/// <param name="Step">A training step, in ns per example.</param>
/// <param name="Megabytes">Size of the binary.</param>
internal sealed record Startup(string Kind, double StartToEnd, double Load, double Predict, double Step, double? Megabytes)
{
    private const int Starts = 30;
    private const int Timings = 3;

    // How long a process takes that does nothing at all.
    private const string Nothing = "/bin/true";

    /// <summary>Publishes, measures and prints; without a C compiler there is no NativeAOT.</summary>
    public static int Run(Options options)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-startup-");
        try
        {
            Console.WriteLine("64-64-64-10              start to end, ms  load, ms  predict, ns  train, ns/example  binary, MB");
            List<Startup> rows = [];
            if (File.Exists(Nothing)) rows.Add(Print("nothing (/bin/true)", Nothing, [], null));
            string source = Path.Combine(Sources.Folder, "startup", "Startup.csproj");
            string jit = Path.Combine(folder.FullName, "jit"), ready = Path.Combine(folder.FullName, "ready"), native = Path.Combine(folder.FullName, "native");
            if (Publish(source, jit, "-p:PublishAot=false") is { } error) throw new InvalidOperationException(error);
            rows.Add(Print("JIT", "dotnet", [Path.Combine(jit, "Startup.dll")], null));
            error = Publish(source, ready, "-p:PublishAot=false", "-p:PublishReadyToRun=true", "--self-contained", "false", "-r", RuntimeInformation.RuntimeIdentifier);
            if (error is null) rows.Add(Print("ReadyToRun", "dotnet", [Path.Combine(ready, "Startup.dll")], null));
            else Console.WriteLine("no ReadyToRun here; its compiler is a package that has to be restored");
            error = Publish(source, native);
            if (error is null) rows.Add(Print("NativeAOT", Path.Combine(native, "Startup"), [], new FileInfo(Path.Combine(native, "Startup")).Length / 1e6));
            else Console.WriteLine("no NativeAOT here; it needs a C compiler and zlib");
            options.Write(rows);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Startup Print(string kind, string program, string[] arguments, double? megabytes)
    {
        double start = Enumerable.Range(0, Starts).Min(_ => Execute(program, arguments).Milliseconds);
        double load = 0, predict = 0, step = 0;
        if (program != Nothing)
        {
            string file = Path.GetTempFileName();
            Execute(program, [.. arguments, "save", file]);
            load = Enumerable.Range(0, Starts).Min(_ => Times(Execute(program, [.. arguments, "load", file]).Output)[0]);
            File.Delete(file);
            double[][] timed = [.. Enumerable.Range(0, Timings).Select(_ => Times(Execute(program, [.. arguments, "time"]).Output))];
            (predict, step) = (timed.Min(times => times[0]), timed.Min(times => times[1]));
        }

        var row = new Startup(kind, start, load, predict, step, megabytes);
        Console.WriteLine(
            $"{kind,-24} {Text.Number(start),16} {Text.Number(load),9} {Text.Number(predict),12} {Text.Number(step),18} {(megabytes is { } size ? Text.Ratio(size) : "-"),11}");
        return row;
    }

    private static double[] Times(string output) => [.. output.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    private static (double Milliseconds, string Output) Execute(string program, string[] arguments)
    {
        long start = Clock.Now;
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (Clock.NanosecondsSince(start) / 1e6, output);
    }

    // What went wrong; null when nothing did.
    private static string? Publish(string source, string to, params string[] options)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", ["publish", source, "-c", "Release", "-o", to, "-nologo", .. options])
        {
            RedirectStandardOutput = true,
        })!;
        string log = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : log;
    }
}
