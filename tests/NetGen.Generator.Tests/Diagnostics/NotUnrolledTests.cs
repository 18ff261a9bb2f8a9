using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Which networks run in loops is said, but never in anybody's way.</summary>
public sealed class NotUnrolledTests
{
    [Theory]
    [InlineData("[Network(64, 32, 10)] partial class Digits;", "'Digits' is not unrolled, because it has 2410 parameters, more than 64")]
    [InlineData("[Network(3)] [Dropout(0.5)] [Dense(1, Activation.Tanh)] partial class Digits;", "'Digits' is not unrolled, because dropout draws a mask for every value")]
    public async Task IsInformation(string source, string message) =>
        Assert.Equal([new Report("NETGEN101", DiagnosticSeverity.Info, "Digits", message, "File0.cs")], await AnalyzerHarness.Analyze(source));

    [Theory]
    [InlineData("[Network(3, 4, 1)] partial class Xor;")]
    [InlineData("partial class Xor;")]
    public async Task SmallNetworksAreSilent(string source) => Assert.Empty(await AnalyzerHarness.Analyze(source));

    /// <summary>Errors come alone.</summary>
    [Fact]
    public async Task RefusedNetworksAreNotJudged() =>
        Assert.All(await AnalyzerHarness.Analyze("[Network(64, 32, 10)] class Digits;"), static report => Assert.Equal("NETGEN001", report.Id));
}
