using System.ComponentModel;
using System.Diagnostics;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Contenders;

/// <summary>The C files beside this program, compiled with the machine's own compiler into libraries that are loaded into this process.</summary>
internal sealed class CSource : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netgen-benchmarks-");

    /// <summary>How weights lie in memory: C gets both, and its better one counts.</summary>
    public static IReadOnlyList<string> Layouts(Workload workload) => workload.Shape.Name.Length > 1 ? [""] : ["[in][out]", "[out][in]"];

    /// <summary>Compiles everything the workloads need, some at a time. False where the machine has no C compiler.</summary>
    public bool Compile(IEnumerable<Workload> workloads)
    {
        try
        {
            var libraries = from workload in workloads from layout in Layouts(workload) select (Workload: workload, Layout: layout);
            Parallel.ForEach(libraries.DistinctBy(library => Library(library.Workload, library.Layout)), library => Compile(library.Workload, library.Layout));
            return true;
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(inner => inner is Win32Exception))
        {
            return false;
        }
    }

    /// <summary>Where the library of a workload lies.</summary>
    public string Library(Workload workload, string layout) =>
        Path.Combine(_folder.FullName, $"{workload.Shape.Name}-{BatchOf(workload)}{(layout == "[out][in]" ? "-transposed" : "")}.so");

    public void Dispose() => _folder.Delete(recursive: true);

    private static int BatchOf(Workload workload) => workload.Work == Work.Step ? workload.Batch : 1;

    private void Compile(Workload workload, string layout)
    {
        string library = Library(workload, layout);
        string source = Path.Combine(Sources.Folder, "c", $"{(workload.Shape.Name.Length > 1 ? workload.Shape.Name : "network")}.c");
        // In two steps: a linker that is told of -ffast-math too lets the library switch the whole process to flushing denormals.
        Run(["-O3", "-march=native", "-ffast-math", "-fPIC", .. Sizes(workload, layout), "-c", "-o", library + ".o", source]);
        Run(["-shared", "-o", library, library + ".o", "-lm"]);
    }

    private static IEnumerable<string> Sizes(Workload workload, string layout)
    {
        Shape shape = workload.Shape;
        return
        [
            $"-DINPUTS={shape.Inputs}",
            $"-DHIDDEN1={shape.Sizes[1]}",
            $"-DHIDDEN2={(shape.Sizes.Length > 3 ? shape.Sizes[2] : 0)}",
            $"-DOUTPUTS={shape.Outputs}",
            $"-DBATCH={BatchOf(workload)}",
            $"-DROWS={shape.Rows}",
            $"-DHIDDEN={shape.Hidden.ToString().ToUpperInvariant()}",
            $"-DOUTPUT={shape.Output.ToString().ToUpperInvariant()}",
            $"-DBY_INPUT={(layout == "[out][in]" ? 0 : 1)}",
        ];
    }

    private static void Run(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("cc", arguments))!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"cc {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
    }
}
