namespace NetGen.Generator.Model.Layers;

/// <summary>All kinds of layers: every class of this assembly that is one, so that nobody has to keep a list.</summary>
internal static class LayerKinds
{
    private static readonly Dictionary<string, LayerKind> ByName = Instances.Of<LayerKind>().ToDictionary(static kind => kind.Name);

    public static IEnumerable<LayerKind> All => ByName.Values;

    public static LayerKind? Find(string name) => ByName.TryGetValue(name, out LayerKind? kind) ? kind : null;
}
