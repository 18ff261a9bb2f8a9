using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Parsing.Graphs;

namespace NetGen.Generator.Parsing;

/// <summary>A layer with its options filled in, and where they are written.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Attribute">What declares it.</param>
/// <param name="Size">Its size; the whole attribute where it has none, as for all that follow.</param>
/// <param name="Activation">Its activation.</param>
/// <param name="Initializer">How its weights are drawn, here or for all layers.</param>
/// <param name="Arguments">What its own attribute says; none in the short form, where all is said by <c>[Network]</c>.</param>
internal sealed record DeclaredLayer(
    Layer Layer, Place Attribute, Place Size, Place Activation, Place Initializer,
        IReadOnlyList<(LayerParameter Parameter, LayerArgument Argument, Place Place)> Arguments);

/// <summary>Turns both forms of a declaration into one list of layers. Defaults and inheritance of options are decided here and nowhere else.</summary>
internal static class DeclaredLayers
{
    public const string DefaultActivation = "Sigmoid";
    public const bool DefaultBias = true;

    /// <summary>Whether layer attributes name the layers, and <c>[Network]</c> only the inputs.</summary>
    public static bool IsLongForm(this NetworkDeclaration declaration) => declaration.Layers.Count > 0;

    /// <summary>Whether layers are named twice, so that there is no telling which are meant.</summary>
    public static bool IsMixed(this NetworkDeclaration declaration) => declaration.IsLongForm() && declaration.Sizes.Count > 1;

    /// <summary>The layers in order, those that only train included.</summary>
    public static IReadOnlyList<DeclaredLayer> Of(NetworkDeclaration declaration)
    {
        var defaults = new LayerDefaults(declaration.Options.Bias ?? DefaultBias, declaration.Options.Initializer ?? ParameterSpec.Auto);
        return declaration.Graph is { } graph ? GraphLayers.Of(graph, defaults, declaration.UsableFunctions)
            : declaration.IsLongForm() ? [.. declaration.Layers.Select((layer, i) => LongForm(layer, i + 1, defaults, declaration.UsableFunctions))]
            : ShortForm(declaration, defaults);
    }

    /// <summary>The graph of a declaration's layers.</summary>
    public static NetworkGraph GraphOf(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers) =>
        NetworkGraph.Of(InputOf(declaration), NodesOf(declaration, layers));

    /// <summary>The shape of one example; nothing in it where none is written.</summary>
    public static Shape InputOf(NetworkDeclaration declaration) =>
        declaration.Input.Count > 0
            ? new Shape(declaration.Input, declaration.Classes ?? 0)
            : Shape.Vector(declaration.Sizes.Count > 0 ? declaration.Sizes[0] : 0);

    /// <summary>The layers in their places.</summary>
    public static EquatableArray<Node> NodesOf(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers) =>
        declaration.Graph is { } graph ? GraphLayers.NodesOf(graph, layers) : Node.Chain(layers.Select(static layer => layer.Layer));

    /// <summary>The short form names dense layers.</summary>
    private static List<DeclaredLayer> ShortForm(NetworkDeclaration declaration, LayerDefaults defaults)
    {
        NetworkOptions options = declaration.Options;
        List<DeclaredLayer> layers = [];
        for (int i = 1; i < declaration.Sizes.Count; i++)
        {
            bool last = i == declaration.Sizes.Count - 1;
            string activation = (last ? options.Output : options.Hidden) ?? DefaultActivation;
            layers.Add(new DeclaredLayer(
                new DenseLayer(declaration.Sizes[i], Activations.FindOrUnknown(activation), defaults.Bias, defaults.Initializer),
                new Place.Attribute(0),
                new Place.Argument(0, KnownNames.Sizes, i),
                new Place.Argument(0, last ? KnownNames.Output : KnownNames.Hidden),
                new Place.Argument(0, KnownNames.Initializer),
                []));
        }

        return layers;
    }

    private static DeclaredLayer LongForm(
        LayerDeclaration declaration, int index, LayerDefaults defaults, EquatableArray<UserFunction> functions)
    {
        LayerKind kind = LayerKinds.Find(declaration.Kind)!;
        var written = new LayerArguments(declaration.Arguments, functions);
        Place attribute = new Place.Attribute(index);
        List<(LayerParameter Parameter, LayerArgument Argument, Place Place)> arguments = [];
        foreach (LayerParameter parameter in kind.Parameters)
        {
            if (written.Find(parameter.Name) is not { } argument) continue;
            string name = argument.Function is null ? argument.Name : GraphNames.Function;
            arguments.Add((parameter, argument, new Place.Argument(index, name, argument.Position)));
        }

        Place? PlaceOf(LayerParameterRole role) => arguments.FirstOrDefault(argument => argument.Parameter.Role == role).Place;
        return new DeclaredLayer(
            kind.Create(written, defaults),
            attribute,
            PlaceOf(LayerParameterRole.Size) ?? attribute,
            PlaceOf(LayerParameterRole.Activation) ?? attribute,
            PlaceOf(LayerParameterRole.Initializer) ?? new Place.Argument(0, KnownNames.Initializer),
            arguments);
    }
}
