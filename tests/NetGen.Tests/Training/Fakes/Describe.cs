namespace NetGen.Tests.Training.Fakes;

/// <summary>Descriptions of networks that no generator has made: rows padded to 16 values.</summary>
internal static class Describe
{
    private const int Padding = 16;

    public static NetworkDescription Network(Loss loss, Reduction reduction, params IReadOnlyList<LayerDescription> layers)
    {
        var tensors = new List<ParameterTensor>();
        int offset = 0, number = 0;
        foreach (DenseDescription layer in layers.OfType<DenseDescription>())
        {
            number++;
            Add($"layer{number}.weight", layer.Inputs, layer.Units);
            if (layer.Bias) Add($"layer{number}.bias", 1, layer.Units);
        }

        return new NetworkDescription(
            "Fake", Precision.Double, layers[0].Inputs, layers, loss, reduction, Accuracy.Accurate, "by hand", new ParameterLayout(tensors, offset));

        void Add(string name, int rows, int columns)
        {
            int stride = (columns + Padding - 1) / Padding * Padding;
            tensors.Add(new ParameterTensor(name, rows, columns, offset, stride));
            offset += rows * stride;
        }
    }
}
