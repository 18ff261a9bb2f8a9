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
        Strategy = network.Strategy switch
        {
            "micro" => "micro: straight lines",
            "small" => "small: one example in straight lines, batches in loops",
            "tiled" => "tiled: vectorised loops",
            string other => other,
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
        // A layout lists the tensors of the dense layers in order, weight then bias.
        using IEnumerator<IGrouping<string, ParameterTensor>> dense = network.Layout.Tensors.GroupBy(tensor => tensor.LayerName).GetEnumerator();
        foreach (LayerDescription layer in network.Layers)
        {
            string shape = string.Create(CultureInfo.InvariantCulture, $"{layer.Inputs} → {layer.Units}");
            (string kind, string activation) = layer switch
            {
                DenseDescription one => (one.Bias ? "dense" : "dense, no bias", one.Activation.ToString()),
                DropoutDescription one => (string.Create(CultureInfo.InvariantCulture, $"dropout {one.Rate}"), ""),
                _ => (layer.GetType().Name.Replace("Description", "", StringComparison.Ordinal).ToLowerInvariant(), ""),
            };
            bool hasParameters = layer is not DropoutDescription && dense.MoveNext();
            long parameters = hasParameters ? dense.Current.Sum(tensor => (long)tensor.Count) : 0;
            string strategy = (layer as DenseDescription)?.Strategy ?? "";
            yield return new LayerRow(hasParameters ? dense.Current.Key : "", kind, shape, activation, strategy, parameters, parameters * size);
        }
    }
}
