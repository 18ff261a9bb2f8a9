using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What is legal is silent, and is emitted.</summary>
public sealed class LegalTests
{
    public static TheoryData<string> Cases => [.. LegalCases.All];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task IsSilent(string source)
    {
        GeneratorRun run = GeneratorHarness.Run(source);
        ImmutableArray<Report> reports = await AnalyzerHarness.Analyze(run);
        Assert.Empty(reports.Where(static report => report.Severity != DiagnosticSeverity.Info));
        Assert.Single(run.Sources);
        Assert.Empty(Compilations.Of(source).GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error && !MissesOnlyTheGeneratedPart(d)));
    }

    /// <summary>A constructor that calls the generated one.</summary>
    private static bool MissesOnlyTheGeneratedPart(Diagnostic diagnostic) => diagnostic.Id is "CS1503" or "CS1729" or "CS0516" or "CS1620" or "CS0768";
}
