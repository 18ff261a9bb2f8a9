using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks.Quick;

/// <summary>The C programs beside this one, compiled with the machine's own compiler.</summary>
internal sealed class CPrograms : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netgen-benchmarks-");

    /// <summary>Whether there is a C compiler.</summary>
    public bool Exist { get; private set; } = true;

    /// <summary>Measures a workload; null where the machine has no C compiler.</summary>
    /// <param name="program">The name of the program that knows it.</param>
    /// <param name="workload">The workload's name.</param>
    public Timing? Measure(string program, string workload)
    {
        string binary = Path.Combine(_folder.FullName, program);
        if (!File.Exists(binary))
        {
            string source = Path.Combine(AppContext.BaseDirectory, "c", program + ".c");
            Exist = Run("cc", "-O3", "-march=native", "-ffast-math", "-o", binary, source, "-lm") is not null;
            if (!Exist) return null;
        }

        string[] cells = Run(binary, workload)!.Split(',');
        return new Timing(Number(cells[1]), Number(cells[2]), Number(cells[3]));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // The program's output; null when there is no such program.
    private static string? Run(string program, params string[] arguments)
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
