namespace NetGen.Generator.Model.Layers;

/// <summary>A layer in its place in the network.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Inputs">The values it reads: 0 is the network's input, i the output of node i, counted from 1. Nodes read what stands before them.</param>
/// <param name="Name">What its tensors in files are called before the dot; empty where they are numbered, <c>layer1</c>, <c>layer2</c>.</param>
internal sealed record Node(Layer Layer, EquatableArray<int> Inputs, string Name = "")
{
    /// <summary>Layers of which each reads the one before.</summary>
    public static EquatableArray<Node> Chain(IEnumerable<Layer> layers) =>
        new([.. layers.Select(static (layer, i) => new Node(layer, new EquatableArray<int>(i)))]);
}
