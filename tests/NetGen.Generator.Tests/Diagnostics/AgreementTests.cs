using System.Collections.Immutable;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Nothing is emitted exactly where an error is reported: nobody looks for members that are silently missing.</summary>
public sealed class AgreementTests
{
    private const int Declarations = 1500, PerCompilation = 100;

    [Fact]
    public async Task NothingIsEmittedWhereAnErrorIsReported()
    {
        int emitted = 0, refused = 0;
        await RandomDeclarations.All.Array[PerCompilation].SampleAsync(
            async templates =>
            {
                string[] sources = [.. templates.Select(static (text, i) => text.Replace(RandomDeclarations.Name, $"N{i}"))];
                CSharpCompilation compilation = Compilations.Of(sources);
                Assert.Empty(compilation.GetParseDiagnostics());
                GeneratorRun run = GeneratorHarness.Run(compilation);
                // Without the emitted files: to compile them as well would take most of the time.
                ImmutableArray<Report> reports = await AnalyzerHarness.Analyze(compilation);
                for (int i = 0; i < sources.Length; i++)
                {
                    bool reported = reports.Any(report => report.Path == $"File{i}.cs" && report.Severity == DiagnosticSeverity.Error);
                    Assert.True(reported != run.HintNames.Contains($"N{i}.g.cs"), sources[i]);
                    if (reported) refused++;
                    else emitted++;
                }
            },
            iter: Declarations / PerCompilation,
            threads: 1);

        // Otherwise the property would hold for want of examples.
        Assert.InRange(emitted, Declarations / 10, Declarations);
        Assert.InRange(refused, Declarations / 10, Declarations);
    }
}
