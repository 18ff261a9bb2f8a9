namespace NetGen.Reporting;

/// <content>The network.</content>
public sealed partial class HtmlReport
{
    /// <summary>Adds a network's layers with their shapes, strategies, parameters and bytes.</summary>
    /// <param name="network">The network's description.</param>
    /// <param name="heading">The section's heading; by default the name of the network.</param>
    /// <returns>This report.</returns>
    public HtmlReport AddNetwork(NetworkDescription network, string? heading = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        var rows = new NetworkRows(network);
        return Add(
            heading ?? $"Network {network.Name}",
            Page.Tiles(
            [
                ("inputs → outputs", rows.Shape), ("parameters", Numbers.Count(rows.Parameters)), ("in a file", Numbers.Bytes(rows.Bytes)),
                ("in memory", Numbers.Bytes(rows.BytesInMemory)), ("precision", network.Precision.ToString()),
            ]),
            Page.Table(
                ["layer", "kind", "shape", "activation", "strategy", "parameters", "bytes"],
                5,
                rows.Layers.Select(row => (string[])[row.Name, row.Kind, row.Shape, row.Activation, row.Strategy, Numbers.Count(row.Parameters), Numbers.Count(row.Bytes)]),
                ["sum", "", rows.Shape, "", "", Numbers.Count(rows.Parameters), Numbers.Count(rows.Bytes)]),
            Page.Styled("p", "note", $"Loss {network.LossName} ({network.Reduction}). Strategy {XmlText.Clean(rows.Strategy)}."));
    }
}
