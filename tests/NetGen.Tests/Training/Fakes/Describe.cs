namespace NetGen.Tests.Training.Fakes;

/// <summary>Descriptions of networks that no generator has made: rows padded to 16 values.</summary>
internal static class Describe
{
    private const int Padding = 16;

    /// <summary>A dense layer.</summary>
    public static FakeLayer Dense(int inputs, int units, Activation activation, bool bias, Initializer initializer) => new(inputs, units, activation, bias, initializer, 0);

    /// <summary>A layer of dropout.</summary>
    public static FakeLayer Dropout(int units, double rate) => new(units, units, null, false, Initializer.Zeros, rate);

    public static NetworkDescription Network(Loss loss, Reduction reduction, params IReadOnlyList<FakeLayer> layers)
    {
        var tensors = new List<ParameterTensor>();
        var descriptions = new List<LayerDescription>();
        int offset = 0, number = 0;
        foreach (FakeLayer layer in layers)
        {
            if (layer.Activation is null)
            {
                descriptions.Add(new("dropout", "", [layer.Inputs], [layer.Units]) { Options = [new("Rate", layer.Rate)], OnlyTrains = true });
                continue;
            }

            string name = $"layer{++number}";
            descriptions.Add(new("dense", name, [layer.Inputs], [layer.Units]) { Activation = layer.Activation, Options = [new("Bias", layer.Bias)] });
            Add(layer, name, "weight", [layer.Inputs, layer.Units], ParameterKind.Weight, layer.Initializer);
            if (layer.Bias) Add(layer, name, "bias", [layer.Units], ParameterKind.Bias, layer.Initializer == Initializer.FanInUniform ? layer.Initializer : Initializer.Zeros);
        }

        return new NetworkDescription(
            "Fake", Precision.Double, layers[0].Inputs, descriptions, loss, reduction, Accuracy.Accurate, Strategy.Tiled, new ParameterLayout(tensors, offset));

        void Add(FakeLayer layer, string name, string own, ReadOnlySpan<int> shape, ParameterKind kind, Initializer initializer)
        {
            var tensor = new ParameterTensor(name, own, shape, offset, (layer.Units + Padding - 1) / Padding * Padding, kind, initializer, layer.Inputs, layer.Units);
            tensors.Add(tensor);
            offset += tensor.Rows * tensor.Stride;
        }
    }
}

/// <summary>A layer; without an activation it is dropout.</summary>
internal sealed record FakeLayer(int Inputs, int Units, Activation? Activation, bool Bias, Initializer Initializer, double Rate);
