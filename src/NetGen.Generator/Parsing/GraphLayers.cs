using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Parsing.Graphs;

namespace NetGen.Generator.Parsing;

/// <summary>The layers of a method, in the form of those that attributes declare, so that the same rules hold for both.</summary>
internal static class GraphLayers
{
    public static IReadOnlyList<DeclaredLayer> Of(GraphDeclaration graph, LayerDefaults defaults, EquatableArray<UserFunction> functions) =>
        [.. graph.Layers.Select((layer, i) => Of(layer, i, defaults, functions))];

    /// <summary>The layers in their places; one without a name is called after its kind, and counted.</summary>
    public static EquatableArray<Node> NodesOf(GraphDeclaration graph, IReadOnlyList<DeclaredLayer> layers)
    {
        var counts = new Dictionary<string, int>();
        return new([.. graph.Layers.Zip(layers, (declared, layer) =>
        {
            string kind = declared.Kind.ToLowerInvariant();
            counts[kind] = counts.TryGetValue(kind, out int count) ? count + 1 : 1;
            string name = declared.Name.Length > 0 ? declared.Name : kind + counts[kind].ToString(CultureInfo.InvariantCulture);
            return new Node(layer.Layer, declared.Inputs, name);
        })]);
    }

    private static DeclaredLayer Of(GraphLayer declaration, int index, LayerDefaults defaults, EquatableArray<UserFunction> functions)
    {
        LayerKind kind = LayerKinds.Find(declaration.Kind)!;
        var written = new LayerArguments(declaration.Arguments, functions);
        Place call = new Place.Call(index);
        (LayerParameter Parameter, LayerArgument Argument, Place Place)[] arguments =
        [
            .. kind.Parameters.Select(parameter => (parameter, argument: written.Find(parameter.Name)!, (Place)new Place.CallArgument(index, parameter.Name)))
                .Where(static one => one.argument is not null),
        ];
        Place PlaceOf(LayerParameterRole role, Place other) => arguments.FirstOrDefault(argument => argument.Parameter.Role == role).Place ?? other;
        return new DeclaredLayer(
            kind.Create(written, defaults),
            call,
            PlaceOf(LayerParameterRole.Size, call),
            PlaceOf(LayerParameterRole.Activation, call),
            PlaceOf(LayerParameterRole.Initializer, new Place.Argument(0, KnownNames.Initializer)),
            arguments);
    }
}
