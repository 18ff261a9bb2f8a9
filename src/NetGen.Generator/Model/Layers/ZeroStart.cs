using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Model.Layers;

/// <summary>Finds the layers that cannot learn from where they start: at zero, where no gradient leads away, or every unit has the same one.</summary>
internal static class ZeroStart
{
    /// <summary>The layers whose weights should not start at zero.</summary>
    /// <returns>The position among all layers, the number among those with weights, counted from 1, and the reason why.</returns>
    public static IEnumerable<(int Position, int Number, string Reason)> Of(NetworkGraph graph)
    {
        // What follows from it in a chain does not where there is another way around.
        if (graph.Nodes.Any(static node => !(node.Sources is [var source] && source == node.Position))) yield break;
        GraphNode[] nodes = [.. graph.Nodes.Where(static node => !node.Layer.OnlyTrains)];
        for (int i = 0; i < nodes.Length; i++)
        {
            if (!StartsAtZero(nodes[i])) continue;
            string? reason = i > 0 && StartsAtZero(nodes[i - 1]) ? $"so do those of layer {Name(nodes[i - 1])}, whose units then stay equal to each other"
                : Dead(nodes, i) is { } dead
                    ? $"all sums of layer {Name(nodes.Last(node => node.Number > 0 && node.Position <= dead.Position))} are 0 then, where the derivative of "
                        + $"{dead.Layer.OutputActivation?.Name} is zero, and nothing is learned"
                : null;
            if (reason is not null) yield return (nodes[i].Position, nodes[i].Number, reason);
        }
    }

    private static string Name(GraphNode node) =>
        node.Label.Length > 0 ? $"'{node.Label}'" : node.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool StartsAtZero(GraphNode node) =>
        node.Parameters.Any(static parameter => parameter is { Kind: ParameterKind.Weight, Initializer: ParameterSpec.Zeros });

    /// <summary>The first layer, from one that starts at zero, through which no gradient passes; null if there is none.</summary>
    private static GraphNode? Dead(GraphNode[] nodes, int zero)
    {
        foreach (GraphNode node in nodes.Skip(zero))
        {
            bool drawsBias = node.Parameters.Any(static parameter => parameter is { Kind: ParameterKind.Bias, Initializer: not ParameterSpec.Zeros });
            if (drawsBias) return null;
            ActivationDefinition activation = node.Layer.OutputActivation ?? Activations.Find(Activations.Identity);
            if (activation.IsFlatAtZero) return node;
            if (!activation.IsZeroAtZero) return null;
        }

        return null;
    }
}
