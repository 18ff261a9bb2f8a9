using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// A user's project, compiled in memory as strictly as one can be: release, checked arithmetic, nullable, no unsafe code, every
/// compiler warning an error at the highest level, documentation required. Then loaded, so that it can be run.
/// </summary>
public sealed class InMemoryCompilation : IDisposable
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>The same without following what may be null, a fifth of the compiler's work: what sweeps compile differs in arithmetic.</summary>
    private static readonly CSharpParseOptions ParseArithmetic = Parse.WithFeatures([new("run-nullable-analysis", "never")]);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        checkOverflow: true,
        allowUnsafe: false,
        nullableContextOptions: NullableContextOptions.Enable,
        generalDiagnosticOption: ReportDiagnostic.Error,
        warningLevel: 9999,
        concurrentBuild: false);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(EmittedNetwork).Assembly.Location),
    ];

    /// <summary>
    /// All projects go on from this one, and so share what the compiler has read of the references. Each is loaded in a context of its own, so they may have
    /// one name.
    /// </summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("User", [], References, Options);

    private static readonly ImmutableArray<ISourceGenerator> Generators =
        [.. Instances<GeneratorAttribute>().Select(instance => instance is IIncrementalGenerator incremental ? incremental.AsSourceGenerator() : (ISourceGenerator)instance)];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. Instances<DiagnosticAnalyzerAttribute>().Cast<DiagnosticAnalyzer>()];

    private readonly AssemblyLoadContext _context;

    private InMemoryCompilation(AssemblyLoadContext context, Assembly assembly, IReadOnlyDictionary<string, string> emitted)
    {
        _context = context;
        Assembly = assembly;
        Emitted = emitted;
    }

    /// <summary>The loaded project.</summary>
    public Assembly Assembly { get; }

    /// <summary>What the generator added: text by hint name.</summary>
    public IReadOnlyDictionary<string, string> Emitted { get; }

    /// <summary>Compiles and loads; fails the test with all diagnostics and the emitted text around the first when anything at all is reported.</summary>
    public static InMemoryCompilation Of(params string[] sources) => Of(sources, analyze: true);

    /// <summary>The same; sweeps need not pay for analyzers, nor, but in the slow tests, for the compiler's analysis of what may be null.</summary>
    public static InMemoryCompilation Of(string[] sources, bool analyze)
    {
        CSharpCompilation compilation = Create(sources, analyze || Extent.IsEverything ? Parse : ParseArithmetic);
        IReadOnlyDictionary<string, string> emitted = Generate(compilation, out Compilation complete, out ImmutableArray<Diagnostic> reported);
        using var assembly = new MemoryStream();
        using var documentation = new MemoryStream();
        IEnumerable<Diagnostic> found =
        [
            .. reported,
            .. complete.Emit(assembly, xmlDocumentationStream: documentation, cancellationToken: TestContext.Current.CancellationToken).Diagnostics,
            .. analyze ? Analyze(complete, compilation.SyntaxTrees) : [],
        ];
        Reject([.. found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)]);

        assembly.Position = 0;
        var context = new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true);
        return new InMemoryCompilation(context, context.LoadFromStream(assembly), emitted);
    }

    /// <summary>Only what the generator adds.</summary>
    public static IReadOnlyDictionary<string, string> Emit(params string[] sources) => Generate(Create(sources, Parse), out _, out _);

    public void Dispose() => _context.Unload();

    private static CSharpCompilation Create(string[] sources, CSharpParseOptions parse) =>
        Empty.AddSyntaxTrees(sources.Select((source, i) => CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), parse, $"User{i}.cs")));

    private static Dictionary<string, string> Generate(CSharpCompilation compilation, out Compilation complete, out ImmutableArray<Diagnostic> reported)
    {
        GeneratorDriverRunResult result = CSharpGeneratorDriver.Create(Generators, parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out complete, out reported).GetRunResult();
        Assert.All(result.Results, one => Assert.Null(one.Exception));
        return result.Results.SelectMany(one => one.GeneratedSources).ToDictionary(one => one.HintName, one => one.SourceText.ToString());
    }

    /// <summary>What analyzers say of the user's files. Of emitted ones they say nothing, but to ask would bind every body once more.</summary>
    private static IEnumerable<Diagnostic> Analyze(Compilation compilation, IEnumerable<SyntaxTree> files)
    {
        CompilationWithAnalyzers analyzed = compilation.WithAnalyzers(Analyzers);
        return files.SelectMany(file =>
            analyzed.GetAnalyzerSemanticDiagnosticsAsync(analyzed.Compilation.GetSemanticModel(file), null, CancellationToken.None).GetAwaiter().GetResult());
    }

    private static void Reject(IReadOnlyList<Diagnostic> problems)
    {
        if (problems.Count == 0) return;
        var message = new StringBuilder().Append(problems.Count).AppendLine(" diagnostics:");
        foreach (Diagnostic problem in problems.Take(20)) message.AppendLine(problem.ToString());
        if (problems[0].Location.SourceTree is { } tree)
        {
            SourceText text = tree.GetText();
            int line = problems[0].Location.GetLineSpan().StartLinePosition.Line;
            for (int i = Math.Max(0, line - 10); i < Math.Min(text.Lines.Count, line + 10); i++)
                message.AppendLine((i == line ? "> " : "  ") + text.Lines[i]);
        }

        Assert.Fail(message.ToString());
    }

    private static IEnumerable<object> Instances<TAttribute>()
        where TAttribute : Attribute =>
        typeof(NetworkGenerator).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.GetCustomAttribute<TAttribute>() is not null)
            .Select(type => Activator.CreateInstance(type)!);
}
