using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>Which layers there must be, and how large.</summary>
internal static class LayerRules
{
    public static IEnumerable<Violation> Check(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers)
    {
        string name = declaration.Chain[declaration.Chain.Count - 1].Name;
        for (int i = 0; i < declaration.StrayLayers; i++) yield return new(DiagnosticId.LayerOnOtherPart, new Place.StrayLayer(i), name);

        bool complete = declaration.Sizes.Count > 0 && layers.Any(layer => layer.Spec is DenseSpec);
        if (declaration.IsMixed()) yield return new(DiagnosticId.MixedForms, new Place.Argument(0, KnownNames.Sizes, 1), name);
        // A layer that went astray is the mistake then, not the missing of it.
        else if (!complete && declaration.StrayLayers == 0) yield return new(DiagnosticId.NoLayers, new Place.Attribute(0), name);

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

        if (!sized || !complete || declaration.IsMixed()) yield break;
        long parameters = CountParameters(declaration.Sizes[0], layers);
        if (parameters > NetworkRules.MaxParameters) yield return new(DiagnosticId.TooManyParameters, new Place.Attribute(0), name, parameters.ToString("N0", CultureInfo.InvariantCulture));
    }

    private static IEnumerable<Violation> Sizes(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers)
    {
        IEnumerable<(int Size, Place Place)> written = declaration.Sizes.Select((size, i) => (size, (Place)new Place.Argument(0, KnownNames.Sizes, i)));
        if (declaration.IsLongForm()) written = written.Concat(layers.Where(layer => layer.Spec is DenseSpec).Select(layer => (((DenseSpec)layer.Spec).Units, layer.Size)));
        foreach ((int size, Place place) in written)
        {
            string text = size.ToString(CultureInfo.InvariantCulture);
            if (size < 1) yield return new(DiagnosticId.SizeTooSmall, place, text);
            if (size > NetworkRules.MaxWidth) yield return new(DiagnosticId.LayerTooWide, place, text);
        }
    }

    private static IEnumerable<Violation> Dropouts(IReadOnlyList<DeclaredLayer> layers)
    {
        bool anyDense = layers.Any(layer => layer.Spec is DenseSpec);
        bool denseFollows = false;
        foreach (DeclaredLayer layer in layers.Reverse())
        {
            denseFollows |= layer.Spec is DenseSpec;
            if (layer.Spec is not DropoutSpec { Rate: double rate }) continue;
            if (!(rate >= 0 && rate < 1)) yield return new(DiagnosticId.DropoutRate, layer.Size, rate.ToString("R", CultureInfo.InvariantCulture));
            if (anyDense && !denseFollows) yield return new(DiagnosticId.DropoutLast, layer.Attribute);
        }
    }

    /// <summary>Cannot overflow: every width is at most <see cref="NetworkRules.MaxWidth"/>, and nobody writes two billion layers.</summary>
    private static long CountParameters(int inputs, IReadOnlyList<DeclaredLayer> layers)
    {
        long count = 0;
        foreach (DeclaredLayer layer in layers)
        {
            if (layer.Spec is not DenseSpec dense) continue;
            count += (inputs + (dense.Bias ? 1L : 0L)) * dense.Units;
            inputs = dense.Units;
        }

        return count;
    }
}
