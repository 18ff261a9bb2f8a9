using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>
/// What is legal. The parser emits nothing for a declaration that breaks a rule, the analyzer reports it: both ask here, so they cannot differ.
/// </summary>
internal static class NetworkRules
{
    /// <summary>Values of one layer, the inputs counting as one.</summary>
    public const int MaxWidth = 65_536;

    /// <summary>Layers of one network, dropout included.</summary>
    public const int MaxLayers = 1_000;

    /// <summary>Values of one example before or after a layer: with their gradients, and in a batch, they still find room in an array.</summary>
    public const int MaxValues = 4_194_304;

    /// <summary>Weights and biases of one network.</summary>
    public const int MaxParameters = 16_777_216;

    /// <summary>All broken rules, in the order in which the declaration is read.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="layers">Its layers, read once for all rules: <see cref="DeclaredLayers.Of"/>.</param>
    public static IEnumerable<Violation> Check(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers)
    {
        NetworkGraph graph = DeclaredLayers.GraphOf(declaration, layers);
        IEnumerable<Violation> ofClass = ClassRules.Check(declaration).Concat(MemberRules.Check(declaration, OutputRules.ShapeOf(declaration, graph)));
        if (declaration.Graph is { } method)
        {
            Violation[] form = [.. GraphRules.CheckForm(declaration, method)];
            ofClass = ofClass.Concat(form);
            if (form.Length > 0) return ofClass;
            bool isDouble = declaration.Options.Precision == nameof(Precision.Double);
            ofClass = ofClass.Concat(GraphRules.Check(method, DeclaredLayers.NodesOf(declaration, layers), graph, isDouble));
        }
        return ofClass
            .Concat(OptionRules.Check(declaration, layers))
            .Concat(FunctionRules.Check(declaration, layers))
            .Concat(LayerRules.Check(declaration, layers, graph))
            .Concat(ShapeRules.Check(declaration, layers, graph))
            .Concat(OutputRules.Check(declaration, layers, graph));
    }
}
