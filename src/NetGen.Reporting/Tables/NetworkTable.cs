using Spectre.Console;

namespace NetGen.Reporting;

/// <summary>A network as a table for the console.</summary>
public static class NetworkTable
{
    /// <summary>
    /// Layer, kind, shape, activation, strategy, parameters and bytes of every layer, and their sums; below, the strategy of the emitted code, the loss,
    /// and the bytes that the parameters take in memory, where rows are padded. <c>AnsiConsole.Write(NetworkTable.Of(Digits.Description))</c>.
    /// </summary>
    /// <param name="network">The network's description.</param>
    public static Table Of(NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var rows = new NetworkRows(network);
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(ChartText.OneLine(network.Name)), new Style(decoration: Decoration.Bold)) };
        table.BorderStyle(new Style(Color.Grey));
        table.AddColumn(Column("layer", "sum"));
        table.AddColumn(Column("kind", ""));
        table.AddColumn(Column("shape", rows.Shape));
        table.AddColumn(Column("activation", ""));
        table.AddColumn(Column("strategy", ""));
        table.AddColumn(Column("parameters", Numbers.Count(rows.Parameters)).RightAligned());
        table.AddColumn(Column("bytes", Numbers.Count(rows.Bytes)).RightAligned());
        foreach (LayerRow row in rows.Layers)
        {
            table.AddRow(
                new Text(row.Name), new Text(row.Kind), new Text(row.Shape), new Text(row.Activation), new Text(row.Strategy),
                    new Text(Numbers.Count(row.Parameters)), new Text(Numbers.Count(row.Bytes)));
        }

        table.Caption = new TableTitle(
            Markup.Escape($"{rows.Strategy}\n{network.LossName} ({network.Reduction}), {network.Precision} precision, {Numbers.Count(rows.BytesInMemory)} bytes in memory"),
                new Style(Color.Grey));
        return table;
    }

    private static TableColumn Column(string name, string sum) => new(new Text(name)) { Footer = new Text(sum, new Style(decoration: Decoration.Bold)), NoWrap = true };
}
