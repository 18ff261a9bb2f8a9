namespace NetGen;

/// <summary>Reads the parameters of a network.</summary>
/// <remarks>
/// Loading is often the first thing that a program does, and takes as long as it takes to compile what it calls. A file that <c>Save</c> has written
/// needs little; nothing here is generic, which would be compiled once more for every network.
/// </remarks>
internal static class ParameterFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network.</param>
    /// <param name="elementSize">Bytes of a number.</param>
    /// <param name="layout">How weights lie; null for a file that has to say itself whose it is.</param>
    /// <param name="header">All that the file says; null if it says whose it is, and nothing else.</param>
    /// <returns>The parameters in logical order, as bytes with the least significant first.</returns>
    public static byte[] Read(string path, NetworkDescription network, int elementSize, WeightLayout? layout, out SafetensorsHeader? header)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = SafetensorsReader.Open(path);
        return Read(stream, network, elementSize, layout, out header);
    }

    /// <summary>The same from a stream.</summary>
    public static byte[] Read(Stream stream, NetworkDescription network, int elementSize, WeightLayout? layout, out SafetensorsHeader? header)
    {
        byte[] text = SafetensorsReader.ReadHeader(stream);
        if (!OwnHeader.IsOf(network, elementSize, text)) return ReadOther(stream, text, network, elementSize, layout, out header);
        header = null;
        return SafetensorsReader.ReadTensors(stream, (long)network.Layout.Whole.Count * elementSize);
    }

    /// <summary>Reads a file that says more, or something else.</summary>
    private static byte[] ReadOther(
        Stream stream, byte[] text, NetworkDescription network, int elementSize, WeightLayout? layout, out SafetensorsHeader header)
    {
        IReadOnlyList<TensorSpec> tensors = elementSize == sizeof(float) ? TensorSpec.Of<float>(network.Layout.Whole) : TensorSpec.Of<double>(network.Layout.Whole);
        var names = new HashSet<string>(tensors.Count);
        foreach (TensorSpec tensor in tensors) names.Add(tensor.Name);
        var file = new SafetensorsReader(stream, text, names.Contains);
        header = file.Header;
        if (layout is null || header.Fingerprint is not null) file.RequireNetwork(network);
        file.ReadData(tensors);
        return file.Concatenated(tensors);
    }
}
