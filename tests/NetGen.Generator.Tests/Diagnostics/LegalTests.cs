using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What is legal is silent, and is emitted, and compiles.</summary>
public sealed class LegalTests
{
    public static TheoryData<string> Cases => [.. LegalCases.All];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task IsSilent(string source)
    {
        GeneratorRun run = GeneratorHarness.Run(source);
        (ImmutableArray<Report> reports, ImmutableArray<Diagnostic> compiler) = await AnalyzerHarness.AnalyzeAndCompile(run);
        Assert.Empty(reports.Where(static report => report.Severity != DiagnosticSeverity.Info));
        Assert.Single(run.MainSources);
        Assert.Empty(compiler.Where(IsGenerated));
    }

    [Fact]
    public async Task ANetworkMayDeriveFromAnother()
    {
        GeneratorRun run = GeneratorHarness.Run("[Network(3, 4, 1)] partial class Xor; [Network(3, 5, 2)] partial class Wider : Xor;");
        Assert.Empty(await AnalyzerHarness.Analyze(run));
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(IsGenerated));
    }

    /// <summary>Its text is not compiled here: the compiler takes some seconds for it.</summary>
    [Fact]
    public async Task ANetworkMayHaveAThousandLayers()
    {
        CSharpCompilation compilation = Compilations.Of($"[Network({string.Join(", ", Enumerable.Repeat("1", 1001))})] partial class Xor;");
        Assert.Single(GeneratorHarness.Run(compilation).MainSources);
        Assert.Equal(["NETGEN101"], (await AnalyzerHarness.Analyze(compilation)).Select(static report => report.Id));
    }

    /// <summary>A mistake of the generated part, or an error that it is missing.</summary>
    private static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error
        || diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;
}
