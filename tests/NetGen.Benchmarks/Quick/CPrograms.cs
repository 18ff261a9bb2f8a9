using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks.Quick;

/// <summary>Compiles and runs the C programs beside this one, with the machine's own compiler.</summary>
internal static class CPrograms
{
    private static readonly string[] Names = ["tutorial", "predict", "classifier"];

    /// <summary>What each C program printed, by workload; empty where the machine has no C compiler.</summary>
    public static IReadOnlyDictionary<string, Timing> Run()
    {
        Dictionary<string, Timing> timings = [];
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-benchmarks-");
        try
        {
            foreach (string name in Names)
            {
                string program = Path.Combine(folder.FullName, name);
                string source = Path.Combine(AppContext.BaseDirectory, "c", name + ".c");
                if (Start("cc", "-O3", "-march=native", "-ffast-math", "-o", program, source, "-lm") is null) return timings;
                foreach (string line in Start(program)!.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    string[] cells = line.Split(',');
                    timings[cells[0]] = new Timing(Number(cells[1]), Number(cells[2]), Number(cells[3]));
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return timings;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // The program's output; null when there is no such program.
    private static string? Start(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
