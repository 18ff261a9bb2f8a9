using System.Globalization;
using System.Runtime.CompilerServices;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The help link of a diagnostic leads somewhere.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void ExplainsEveryDiagnostic()
    {
        string readme = File.ReadAllText(Path.Combine(RepositoryRoot(), "README.md"));
        Assert.All(AnalyzerHarness.Descriptors, d => Assert.Contains($"<a id=\"{d.Id.ToLowerInvariant()}\"></a>{d.Id}", readme));
        Assert.All(AnalyzerHarness.Descriptors, d => Assert.Contains(d.Title.ToString(CultureInfo.InvariantCulture), readme));
    }

    private static string RepositoryRoot([CallerFilePath] string testFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(testFile)!, "../../.."));
}
