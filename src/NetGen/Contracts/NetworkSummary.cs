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
        text.Append(CultureInfo.InvariantCulture, $"{network.LossName} ({network.Reduction}), {network.Accuracy}, {network.Strategy}\n");
        Print([Header, .. Rows(network)], text);
        return text.ToString();
    }

    private static IEnumerable<string[]> Rows(NetworkDescription network)
    {
        ILookup<string, ParameterTensor> tensors = network.Layout.Tensors.ToLookup(tensor => tensor.LayerName);
        foreach (LayerDescription layer in network.Layers)
        {
            ParameterTensor[] own = [.. tensors[layer.Name]];
            string shape = $"{Text(layer.InputShape)} -> {Text(layer.OutputShape)}";
            string start = string.Join(", ", own.Where(tensor => tensor.Kind == ParameterKind.Weight).Select(tensor => tensor.Initializer).Distinct());
            yield return [layer.Name, layer.Title, shape, layer.ActivationName, start, own.Sum(tensor => tensor.Count).ToString("N0", CultureInfo.InvariantCulture)];
        }
    }

    /// <summary>A shape: <c>28 x 28 x 1</c>.</summary>
    private static string Text(IReadOnlyList<int> shape) => string.Join(" x ", shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));

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
