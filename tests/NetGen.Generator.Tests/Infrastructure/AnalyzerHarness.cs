using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>A diagnostic, with the text under its squiggle.</summary>
internal sealed record Report(string Id, DiagnosticSeverity Severity, string Squiggle, string Message, string Path)
{
    public Report(Diagnostic diagnostic)
        : this(diagnostic.Id, diagnostic.Severity, SquiggleOf(diagnostic), diagnostic.GetMessage(CultureInfo.InvariantCulture), diagnostic.Location.SourceTree?.FilePath ?? "")
    {
    }

    private static string SquiggleOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";
}

/// <summary>Runs all analyzers of the generator's assembly as the compiler does: on the user's code together with the emitted files.</summary>
internal static class AnalyzerHarness
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(NetworkGenerator).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static IEnumerable<DiagnosticDescriptor> Descriptors => Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics);

    public static Task<ImmutableArray<Report>> Analyze(GeneratorRun run) => Analyze(run.Output);

    /// <summary>What the analyzers report, in source order. An analyzer that throws is reported by the compiler as AD0001.</summary>
    public static async Task<ImmutableArray<Report>> Analyze(Compilation compilation)
    {
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(Analyzers);
        return Ordered(await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The same with what the compiler itself says, which binds every body once for both.</summary>
    public static async Task<(ImmutableArray<Report> Reports, ImmutableArray<Diagnostic> Compiler)> AnalyzeAndCompile(GeneratorRun run)
    {
        ImmutableArray<Diagnostic> all = await run.Output.WithAnalyzers(Analyzers).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return (Ordered(all.Where(static d => !IsCompilers(d))), [.. all.Where(IsCompilers)]);
    }

    public static Task<ImmutableArray<Report>> Analyze(params IEnumerable<string> sources) => Analyze(GeneratorHarness.Run(sources));

    private static bool IsCompilers(Diagnostic diagnostic) => diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);

    private static ImmutableArray<Report> Ordered(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.OrderBy(static d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static d => d.Location.SourceSpan.Start)
            .ThenBy(static d => d.Id, StringComparer.Ordinal)
            .Select(static d => new Report(d)),
    ];
}
