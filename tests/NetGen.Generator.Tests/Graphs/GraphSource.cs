using NetGen.Generator.Model.Layers;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>Sources with a [Layers] method, and what is read of them.</summary>
internal static class GraphSource
{
    /// <summary>A class with a method.</summary>
    /// <param name="body">The method's statements.</param>
    /// <param name="others">Further members.</param>
    /// <param name="network">What stands in brackets.</param>
    public static string Of(string body, string others = "", string network = "Network") =>
        $$"""
        using static NetGen.Layers;
        [{{network}}]
        partial class Net
        {
            [Layers]
            static Tensor Define([Input(6)] Tensor x)
            {
                {{body}}
            }
            {{others}}
        }
        """;

    /// <summary>The network that a source declares; the test fails where it declares none.</summary>
    public static NetworkSpec Read(string source)
    {
        GeneratorRun run = GeneratorHarness.Run(source);
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static found => found.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        return Assert.IsType<NetworkSpec>(Assert.Single(run.Values(TrackingNames.Networks)));
    }

    /// <summary>A line for each layer: its name, kind, options and size, and what it reads.</summary>
    public static IReadOnlyList<string> Lines(NetworkSpec spec) =>
    [
        .. NetworkGraph.Of(spec).Nodes.Select(static node => string.Join(' ',
            (string[])[node.Label, .. Facts(node.Layer), node.Output.Text, "of", string.Join(",", node.Sources)])),
    ];

    private static IEnumerable<string> Facts(Layer layer) => layer switch
    {
        DenseLayer dense => [dense.Activation.Name, .. dense.Bias ? (string[])[] : ["no bias"], .. dense.Initializer == "Auto" ? (string[])[] : [dense.Initializer]],
        ActivateLayer activate => [activate.Activation.Name],
        DropoutLayer dropout => [FormattableString.Invariant($"{dropout.Rate}")],
        ScaleLayer scale => [FormattableString.Invariant($"{scale.Factor} x + {scale.Offset}")],
        _ => [],
    };
}
