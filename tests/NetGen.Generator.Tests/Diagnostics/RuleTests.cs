using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Every rule: its id, its message, the text under its squiggle, and that nothing is emitted.</summary>
public sealed class RuleTests
{
    public static TheoryData<RuleCase> Cases => [.. RuleCases.All];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task IsReportedOnTheRightToken(RuleCase rule)
    {
        (string source, string[] marked) = Markup.Parse(rule.Text);
        GeneratorRun run = GeneratorHarness.Run(source);
        ImmutableArray<Report> reports = await AnalyzerHarness.Analyze(run);
        Assert.Equal(marked.Select(text => (rule.Id, text)), reports.Select(static report => (report.Id, report.Squiggle)));
        Assert.All(reports, report => Assert.Contains(rule.Message, report.Message));
        Assert.All(reports, static report => Assert.Equal(DiagnosticSeverity.Error, report.Severity));
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void EveryRuleHasACase()
    {
        IEnumerable<string> errors = AnalyzerHarness.Descriptors.Where(static d => d.DefaultSeverity == DiagnosticSeverity.Error).Select(static d => d.Id).Distinct();
        Assert.Equal(errors.Order(StringComparer.Ordinal), RuleCases.All.Select(static rule => rule.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ErrorsCannotBeSwitchedOff() =>
        Assert.All(AnalyzerHarness.Descriptors.Where(static d => d.DefaultSeverity == DiagnosticSeverity.Error), static d => Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, d.CustomTags));

    /// <summary>The page that explains the ids is the README of the package; an address on the web would be somebody else's.</summary>
    [Fact]
    public void NoDiagnosticLinksToAnAddress() => Assert.All(AnalyzerHarness.Descriptors, static d => Assert.Empty(d.HelpLinkUri));

    /// <summary>A member that an analyzer sees in the generated part is none of the user's.</summary>
    [Fact]
    public async Task ARuleAboutMembersDoesNotSeeGeneratedOnes()
    {
        GeneratorRun run = GeneratorHarness.Run("[Network(3, 4, 1)] partial class Xor;");
        string path = run.Output.SyntaxTrees.Last().FilePath;
        run = run with { Output = run.Output.AddSyntaxTrees(Compilations.SyntaxTree("partial class Xor { public Xor(int seed = 1) { } class Trainer; }", path + ".cs")) };
        Assert.Empty(await AnalyzerHarness.Analyze(run));
    }
}
