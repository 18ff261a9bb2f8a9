using System.Globalization;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>Which layers there must be, and how large.</summary>
internal static class LayerRules
{
    public static IEnumerable<Violation> Check(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers, NetworkGraph graph)
    {
        string name = declaration.Chain[declaration.Chain.Count - 1].Name;
        for (int i = 0; i < declaration.StrayLayers; i++) yield return new(DiagnosticId.LayerOnOtherPart, new Place.StrayLayer(i), name);

        bool learns = graph.Trouble is not null || graph.Nodes.Any(static node => node.Parameters.Count > 0);
        bool complete = (declaration.Graph is not null || declaration.Sizes.Count > 0 || declaration.Input.Count > 0) && learns;
        if (declaration.IsMixed()) yield return new(DiagnosticId.MixedForms, new Place.Argument(0, KnownNames.Sizes, 1), name);
        // A layer that went astray is the mistake then, not the missing of it.
        else if (!complete && declaration.StrayLayers == 0)
            yield return declaration.Graph is null ? new(DiagnosticId.NoLayers, new Place.Attribute(0), name)
                : new(DiagnosticId.LayersMethod, new Place.LayersMethod(), "nothing can be learned here: a network has a layer with weights");

        bool sized = true;
        foreach (Violation violation in Sizes(declaration, layers))
        {
            sized = false;
            yield return violation;
        }

        foreach (Violation violation in Dropouts(layers)) yield return violation;
        if (layers.Count > NetworkRules.MaxLayers)
        {
            DeclaredLayer first = layers[NetworkRules.MaxLayers];
            string count = layers.Count.ToString("N0", CultureInfo.InvariantCulture);
            yield return new(DiagnosticId.TooManyLayers, declaration.IsLongForm() ? first.Attribute : first.Size, name, count);
        }

        // Cannot overflow: every width is at most the largest, and nobody writes two billion layers.
        if (!sized || !complete || graph.Trouble is not null || declaration.IsMixed()) yield break;
        long parameters = graph.ParameterCount;
        if (parameters > NetworkRules.MaxParameters)
            yield return new(DiagnosticId.TooManyParameters, new Place.Attribute(0), name, parameters.ToString("N0", CultureInfo.InvariantCulture));
    }

    private static IEnumerable<Violation> Sizes(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers)
    {
        IEnumerable<(int Size, Place Place)> written = declaration.Sizes.Select((size, i) => (size, (Place)new Place.Argument(0, KnownNames.Sizes, i)))
            .Concat(declaration.Input.Select((size, i) => (size, (Place)new Place.Argument(declaration.InputIndex, "", i))))
            .Concat(declaration.Classes is { } classes ? [(classes, new Place.Argument(declaration.InputIndex, KnownNames.Classes))] : [])
            .Concat(Arguments(layers, LayerParameterRole.Size).Select(static argument => ((int)argument.Number, argument.Place)));
        foreach ((int size, Place place) in written)
        {
            string text = size.ToString(CultureInfo.InvariantCulture);
            if (size < 1) yield return new(DiagnosticId.SizeTooSmall, place, text);
            if (size > NetworkRules.MaxWidth) yield return new(DiagnosticId.LayerTooWide, place, text);
        }
    }

    private static IEnumerable<Violation> Dropouts(IReadOnlyList<DeclaredLayer> layers)
    {
        bool anyOutput = layers.Any(static layer => !layer.Layer.OnlyTrains);
        bool outputFollows = false;
        foreach (DeclaredLayer layer in layers.Reverse())
        {
            outputFollows |= !layer.Layer.OnlyTrains;
            foreach ((double rate, Place place) in Arguments([layer], LayerParameterRole.Rate))
            {
                if (!(rate >= 0 && rate < 1)) yield return new(DiagnosticId.DropoutRate, place, rate.ToString("R", CultureInfo.InvariantCulture));
            }

            if (anyOutput && !outputFollows) yield return new(DiagnosticId.DropoutLast, layer.Attribute);
        }
    }

    private static IEnumerable<(double Number, Place Place)> Arguments(IEnumerable<DeclaredLayer> layers, LayerParameterRole role) =>
        layers.SelectMany(static layer => layer.Arguments).Where(argument => argument.Parameter.Role == role)
            .Select(static argument => (argument.Argument.Number, argument.Place));
}
