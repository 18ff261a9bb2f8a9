using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>A layer with its options filled in, and where they are written.</summary>
internal sealed record DeclaredLayer(LayerSpec Spec, Place Attribute, Place Size, Place Activation, Place Initializer);

/// <summary>Turns both forms of a declaration into one list of layers. Defaults and inheritance of options are decided here and nowhere else.</summary>
internal static class DeclaredLayers
{
    public const string DefaultActivation = "Sigmoid";
    public const string DefaultInitializer = "Auto";
    public const bool DefaultBias = true;

    /// <summary>Whether layer attributes name the layers, and <c>[Network]</c> only the inputs.</summary>
    public static bool IsLongForm(this NetworkDeclaration declaration) => declaration.Layers.Count > 0;

    /// <summary>Whether layers are named twice, so that there is no telling which are meant.</summary>
    public static bool IsMixed(this NetworkDeclaration declaration) => declaration.IsLongForm() && declaration.Sizes.Count > 1;

    /// <summary>The layers in order, dropout included.</summary>
    public static IReadOnlyList<DeclaredLayer> Of(NetworkDeclaration declaration) =>
        declaration.IsLongForm() ? LongForm(declaration) : ShortForm(declaration);

    private static List<DeclaredLayer> ShortForm(NetworkDeclaration declaration)
    {
        NetworkOptions options = declaration.Options;
        List<DeclaredLayer> layers = [];
        for (int i = 1; i < declaration.Sizes.Count; i++)
        {
            bool last = i == declaration.Sizes.Count - 1;
            string activation = (last ? options.Output : options.Hidden) ?? DefaultActivation;
            layers.Add(new DeclaredLayer(
                new DenseSpec(declaration.Sizes[i], activation, options.Bias ?? DefaultBias, options.Initializer ?? DefaultInitializer),
                new Place.Attribute(0),
                new Place.Argument(0, KnownNames.Sizes, i),
                new Place.Argument(0, last ? KnownNames.Output : KnownNames.Hidden),
                new Place.Argument(0, KnownNames.Initializer)));
        }

        return layers;
    }

    private static List<DeclaredLayer> LongForm(NetworkDeclaration declaration)
    {
        NetworkOptions options = declaration.Options;
        List<DeclaredLayer> layers = [];
        foreach (LayerDeclaration layer in declaration.Layers)
        {
            int attribute = layers.Count + 1;
            layers.Add(layer switch
            {
                DenseDeclaration dense => new DeclaredLayer(
                    new DenseSpec(
                        dense.Units,
                        dense.Activation,
                        dense.Bias ?? options.Bias ?? DefaultBias,
                        dense.Initializer ?? options.Initializer ?? DefaultInitializer),
                    new Place.Attribute(attribute),
                    new Place.Argument(attribute, KnownNames.Units, 0),
                    new Place.Argument(attribute, KnownNames.Activation, 1),
                    new Place.Argument(dense.Initializer is null ? 0 : attribute, KnownNames.Initializer)),
                DropoutDeclaration dropout => new DeclaredLayer(
                    new DropoutSpec(dropout.Rate),
                    new Place.Attribute(attribute),
                    new Place.Argument(attribute, KnownNames.Rate, 0),
                    new Place.Attribute(attribute),
                    new Place.Attribute(attribute)),
                _ => throw new InvalidOperationException($"Unknown layer {layer}"),
            });
        }

        return layers;
    }
}
