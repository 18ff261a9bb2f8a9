using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;

namespace NetGen.Benchmarks.Quick;

/// <summary>How long the generator takes for a typical network: what it adds to a build.</summary>
/// <param name="First">Milliseconds of the first run in this process, with the generator's own JIT compilation.</param>
/// <param name="Minimum">The fastest of the later runs, each with a new driver, so that nothing is cached.</param>
/// <param name="Median">The middle one.</param>
internal sealed record GeneratorTime(double First, double Minimum, double Median)
{
    private const int Repetitions = 25;

    private const string Source = """
        using NetGen;

        [Network(64, 32, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
        public partial class Typical;
        """;

    /// <summary>Runs the generator.</summary>
    public static GeneratorTime Measure()
    {
        CSharpCompilation compilation = Compile();
        double first = Milliseconds(compilation);
        double[] later = new double[Repetitions];
        for (int i = 0; i < later.Length; i++) later[i] = Milliseconds(compilation);
        Array.Sort(later);
        return new GeneratorTime(first, later[0], later[Repetitions / 2]);
    }

    /// <summary>A project that declares the network.</summary>
    public static CSharpCompilation Compile() => CSharpCompilation.Create(
        "Typical",
        [CSharpSyntaxTree.ParseText(Source)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>One run with nothing cached; returns the emitted files.</summary>
    public static int Run(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGenerators(compilation);
        return driver.GetRunResult().GeneratedTrees.Length;
    }

    private static double Milliseconds(CSharpCompilation compilation)
    {
        long start = Stopwatch.GetTimestamp();
        int files = Run(compilation);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return files > 0 ? milliseconds : throw new InvalidOperationException("The generator emitted nothing.");
    }
}
