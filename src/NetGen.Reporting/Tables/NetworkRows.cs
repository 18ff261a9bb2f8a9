using System.Globalization;

namespace NetGen.Reporting;

/// <summary>A layer as people read it.</summary>
/// <param name="Name">Its name in files; empty for a layer without parameters.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Shape">How many values go in and come out.</param>
/// <param name="Activation">What is applied to its sums; empty where nothing is.</param>
/// <param name="Strategy">How it is computed; empty for a layer without parameters.</param>
/// <param name="Parameters">How many parameters it has.</param>
/// <param name="Bytes">How many bytes they are in a file.</param>
internal sealed record LayerRow(string Name, string Kind, string Shape, string Activation, string Strategy, long Parameters, long Bytes);

/// <summary>A network as people read it.</summary>
internal sealed class NetworkRows
{
    public NetworkRows(NetworkDescription network)
    {
        int size = network.Precision == Precision.Double ? sizeof(double) : sizeof(float);
        Layers = [.. Rows(network, size)];
        Parameters = network.ParameterCount;
        Bytes = (long)network.ParameterCount * size;
        BytesInMemory = (long)network.Layout.Size * size;
        Shape = string.Create(CultureInfo.InvariantCulture, $"{network.InputSize} → {network.OutputSize}");
        Strategy = network.Strategy + network.CompiledAs switch
        {
            NetGen.Strategy.Micro => ": straight lines",
            NetGen.Strategy.Small => ": one example in straight lines, batches in loops",
            _ => ": vectorised loops",
        };
    }

    /// <summary>The layers in order.</summary>
    public IReadOnlyList<LayerRow> Layers { get; }

    /// <summary>All parameters.</summary>
    public long Parameters { get; }

    /// <summary>Their bytes in a file.</summary>
    public long Bytes { get; }

    /// <summary>Their bytes in memory, where rows are padded.</summary>
    public long BytesInMemory { get; }

    /// <summary>How many values go in and come out.</summary>
    public string Shape { get; }

    /// <summary>The shape of the emitted code, in words.</summary>
    public string Strategy { get; }

    private static IEnumerable<LayerRow> Rows(NetworkDescription network, int size)
    {
        ILookup<string, ParameterTensor> tensors = network.Layout.Tensors.ToLookup(tensor => tensor.LayerName);
        foreach (LayerDescription layer in network.Layers)
        {
            long parameters = tensors[layer.Name].Sum(tensor => (long)tensor.Count);
            string shape = $"{Text(layer.InputShape)} → {Text(layer.OutputShape)}";
            yield return new LayerRow(layer.Name, layer.Title, shape, layer.ActivationName, layer.Strategy, parameters, parameters * size);
        }
    }

    /// <summary>A shape: <c>28 × 28 × 1</c>.</summary>
    private static string Text(IReadOnlyList<int> shape) => string.Join(" × ", shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
}
