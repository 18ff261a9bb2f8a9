using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Prints a network's layers as a table.</summary>
internal static class NetworkSummary
{
    private static readonly string[] Header = ["layer", "kind", "shape", "activation", "initializer", "parameters"];

    /// <summary>The table with a line about the whole network above it; lines end in a line feed, whatever the platform.</summary>
    public static string Of(NetworkDescription network)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{network.Name}: {network.InputSize} -> {network.OutputSize}, ");
        text.Append(CultureInfo.InvariantCulture, $"{network.ParameterCount:N0} parameters in {network.Precision} precision, ");
        text.Append(CultureInfo.InvariantCulture, $"{network.Loss} ({network.Reduction}), {network.Accuracy}, {network.Strategy}\n");
        Print([Header, .. Rows(network)], text);
        return text.ToString();
    }

    private static IEnumerable<string[]> Rows(NetworkDescription network)
    {
        DenseParameters[] dense = DenseParameters.Of(network);
        int next = 0;
        foreach (LayerDescription layer in network.Layers)
        {
            (string kind, string activation, string start) = layer.Columns;
            string name = "";
            int parameters = 0;
            if (layer is DenseDescription)
            {
                (_, ParameterTensor weight, ParameterTensor? bias) = dense[next++];
                name = weight.LayerName;
                parameters = weight.Count + (bias?.Count ?? 0);
            }

            string shape = string.Create(CultureInfo.InvariantCulture, $"{layer.Inputs} -> {layer.Units}");
            yield return [name, kind, shape, activation, start, parameters.ToString("N0", CultureInfo.InvariantCulture)];
        }
    }

    private static void Print(IReadOnlyList<string[]> rows, StringBuilder text)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            for (int column = 0; column < Header.Length; column++)
            {
                int width = rows.Max(cells => cells[column].Length);
                // Numbers stand at the right, text at the left.
                bool number = column == Header.Length - 1;
                text.Append(number ? rows[row][column].PadLeft(width) : rows[row][column].PadRight(width)).Append(number ? "\n" : "  ");
            }
        }
    }
}
