using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Benchmarks.Workloads;
using NetGen.Generator;

namespace NetGen.Benchmarks.Quick;

/// <summary>How long the generator takes for a network: what it adds to a build.</summary>
/// <param name="First">Milliseconds of the first run in this process; of the first network, with the generator's own JIT compilation.</param>
/// <param name="Minimum">The fastest of the later runs, each with a new driver, so that nothing is cached.</param>
/// <param name="Median">The middle one.</param>
internal sealed record GeneratorTime(double First, double Minimum, double Median)
{
    private const int Repetitions = 25, Edits = 250;

    /// <summary>Runs the generator.</summary>
    public static GeneratorTime Of(Shape shape) => Of(Compile(shape));

    /// <summary>The same for a network of so many layers of 16 units.</summary>
    public static GeneratorTime Of(int layers) =>
        Of(Compile($"[NetGen.Network({string.Join(", ", Enumerable.Repeat(16, layers + 1))})] public partial class Deep;"));

    /// <summary>The same for so many networks, each in a file of its own; for all of them together.</summary>
    public static GeneratorTime OfProject(int networks) => Of(Compile(Project(networks)));

    /// <summary>What an edit of a file without networks costs in that project: the later runs go on from the one before.</summary>
    public static GeneratorTime OfEdits(int networks)
    {
        CSharpCompilation compilation = Compile([.. Project(networks), "class Edited;"]);
        SyntaxTree edited = compilation.SyntaxTrees[^1];
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGenerators(compilation);
        int edits = 0;
        return Of(Edits, () =>
        {
            CSharpCompilation next = compilation.ReplaceSyntaxTree(edited, CSharpSyntaxTree.ParseText($"class Edited {{ int x{edits++}; }}"));
            long start = Clock.Now;
            driver = driver.RunGenerators(next);
            double milliseconds = Clock.NanosecondsSince(start) / 1e6;
            return driver.GetRunResult().GeneratedTrees.Length >= networks ? milliseconds : throw new InvalidOperationException("A network was not emitted.");
        });
    }

    private static GeneratorTime Of(CSharpCompilation compilation) => Of(Repetitions, () => Milliseconds(compilation));

    private static GeneratorTime Of(int repetitions, Func<double> run)
    {
        double first = run();
        double[] later = new double[repetitions];
        for (int i = 0; i < later.Length; i++) later[i] = run();
        Array.Sort(later);
        return new GeneratorTime(first, later[0], later[repetitions / 2]);
    }

    /// <summary>A project that declares the network.</summary>
    public static CSharpCompilation Compile(Shape shape) => Compile(Source(shape));

    private static CSharpCompilation Compile(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Typical",
        sources.Select(source => CSharpSyntaxTree.ParseText(source)),
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>One run with nothing cached; returns how many files were emitted.</summary>
    public static int Run(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGenerators(compilation);
        return driver.GetRunResult().GeneratedTrees.Length;
    }

    private static string Source(Shape shape) => $$"""
        using NetGen;

        [Network({{string.Join(", ", shape.Sizes)}}, Hidden = Activation.{{shape.Hidden}}, Output = Activation.{{shape.Output}},
            Bias = {{(shape.Bias ? "true" : "false")}}, Precision = Precision.{{(shape.ValueSize == sizeof(double) ? "Double" : "Single")}})]
        public partial class Typical;
        """;

    private static IEnumerable<string> Project(int networks) => Enumerable.Range(0, networks).Select(number => $$"""
        using NetGen;

        namespace Project;

        [Network(64, Loss = Loss.CrossEntropy)]
        [Dense(64, Activation.ReLU)]
        [Dropout(0.2)]
        [Dense(10, Activation.Softmax)]
        public partial class Network{{number}}
        {
            public string Name { get; set; } = "";
        }
        """);

    private static double Milliseconds(CSharpCompilation compilation)
    {
        long start = Clock.Now;
        int files = Run(compilation);
        double milliseconds = Clock.NanosecondsSince(start) / 1e6;
        return files > 0 ? milliseconds : throw new InvalidOperationException("The generator emitted nothing.");
    }
}
