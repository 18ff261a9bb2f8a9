using System.Collections.Immutable;
using System.Globalization;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What is emitted and reported does not depend on how the machine writes numbers.</summary>
public sealed class CultureTests
{
    private static readonly string[] Sources =
    [
        "[Network(3, Initializer = Initializer.Zeros)] [Dropout(0.25)] [Dense(1234, Activation.ELU)] [Dense(2, Activation.SELU)] partial class Xor;",
        "[Network(3)] [Dropout(-0.25)] [Dense(-4, Activation.ELU)] partial class Wrong;",
        "[Network(4097, 4097, Hidden = (Activation)(-1))] partial class Large;",
    ];

    [Fact]
    public async Task HostileCultureChangesNothing()
    {
        (string Emitted, ImmutableArray<Report> Reports) expected = await Run();
        CultureInfo hostile = (CultureInfo)CultureInfo.GetCultureInfo("sv-SE").Clone();
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        hostile.NumberFormat.NumberGroupSeparator = ".";
        hostile.NumberFormat.NegativeSign = "\u2212";
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo? beforeOfThreads = CultureInfo.DefaultThreadCurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = hostile;
            (string Emitted, ImmutableArray<Report> Reports) actual = await Run();
            Assert.Equal(expected.Emitted, actual.Emitted);
            Assert.Equal(expected.Reports, actual.Reports);
            Assert.Contains(actual.Reports, static report => report.Message.Contains("-0.25"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = beforeOfThreads;
        }
    }

    private static async Task<(string Emitted, ImmutableArray<Report> Reports)> Run()
    {
        GeneratorRun run = GeneratorHarness.Run(Sources);
        return (Assert.Single(run.MainSources).SourceText.ToString(), await AnalyzerHarness.Analyze(run));
    }
}
