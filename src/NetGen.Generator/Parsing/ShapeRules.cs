using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>Which shapes inputs have, and which layers can follow them.</summary>
internal static class ShapeRules
{
    public static IEnumerable<Violation> Check(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers, NetworkGraph graph)
    {
        string name = declaration.Chain[declaration.Chain.Count - 1].Name;
        if (declaration is { Input.Count: > 0, Sizes.Count: > 0, Graph: null })
        {
            yield return new(DiagnosticId.InputTwice, new Place.Argument(0, KnownNames.Sizes, 0), name);
            yield break;
        }

        // A graph says it itself, at the call.
        if (declaration.Graph is null && graph.Trouble is var (position, problem) && IsSized(declaration))
            yield return new(DiagnosticId.ShapeMismatch, layers[position].Attribute, problem.Message);

        if (declaration.Classes is not null && declaration.Input.Count > 1)
        {
            yield return new(
                DiagnosticId.ShapeMismatch, new Place.Argument(declaration.InputIndex, KnownNames.Classes),
                $"Classes stands beside {new Shape(declaration.Input)}: tokens are one number for each step, [Input(steps, Classes = ...)]");
        }

        IEnumerable<(Shape Shape, Place Place)> values = graph.Nodes.Select(node => (node.Output, layers[node.Position].Attribute))
            .Prepend((DeclaredLayers.InputOf(declaration), new Place.Attribute(declaration.Input.Count > 0 ? declaration.InputIndex : 0)));
        foreach ((Shape shape, Place place) in values.Where(static value => IsTooLarge(value.Shape)).Take(1))
        {
            string text = shape.ToString();
            yield return new(
                DiagnosticId.ValueTooLarge, place, char.ToUpperInvariant(text[0]) + text.Substring(1), shape.Size.ToString("N0", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A dimension that is too large by itself is said to be so.</summary>
    private static bool IsTooLarge(Shape shape) =>
        shape.Size > NetworkRules.MaxValues && shape.Sizes.All(static size => size is >= 1 and <= NetworkRules.MaxWidth);

    /// <summary>Whether the input's sizes are legal: otherwise they are the mistake, whatever follows from them.</summary>
    private static bool IsSized(NetworkDeclaration declaration) =>
        declaration.Input.Concat(declaration.Sizes).Append(declaration.Classes ?? 1).All(static size => size is >= 1 and <= NetworkRules.MaxWidth);
}
