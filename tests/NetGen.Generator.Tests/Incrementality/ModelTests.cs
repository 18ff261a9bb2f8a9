using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Diagnostics;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>What crosses the pipeline: plain values, equal when what they stand for is.</summary>
public sealed class ModelTests
{
    private static readonly string[] Steps =
        [TrackingNames.Declarations, TrackingNames.Parse, TrackingNames.Networks, TrackingNames.Files, TrackingNames.ElementwiseLibrary];

    public static TheoryData<string> Cases => [.. LegalCases.All];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void HoldsNothingOfTheCompiler(string source)
    {
        GeneratorRun run = GeneratorHarness.Run(source);
        object[] values = [.. Steps.SelectMany(run.Values).Where(static value => value is not null)];
        Assert.True(values.Length >= Steps.Length);
        Assert.All(values, static value => Assert.Empty(ObjectGraph.FindRoslyn(value)));
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void TwoParsesAreEqual(string source)
    {
        EmittedFile one = Parse(source), other = Parse(source);
        Assert.NotSame(one, other);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void DifferentNetworksDiffer()
    {
        EmittedFile[] files = [.. LegalCases.All.Distinct().Select(Parse)];
        int pairs = 0;
        for (int i = 0; i < files.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                bool sameText = files[i].Network.ToString() == files[j].Network.ToString() && Layers(files[i]) == Layers(files[j]) && Containers(files[i]) == Containers(files[j]);
                Assert.Equal(sameText, files[i].Equals(files[j]));
                if (!sameText) pairs++;
            }
        }

        Assert.True(pairs > 1000);
    }

    private static string Layers(EmittedFile file) => string.Join(", ", file.Network.Nodes.Select(node => node.Layer));

    private static string Containers(EmittedFile file) => string.Join(", ", file.Network.Type.Containers);

    private static EmittedFile Parse(string source) => Assert.IsType<EmittedFile>(Assert.Single(GeneratorHarness.Run(source).Values(TrackingNames.Files)));
}
