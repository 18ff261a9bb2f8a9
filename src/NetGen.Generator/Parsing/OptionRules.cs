using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>Which values the arguments of the attributes may have, each for itself.</summary>
internal static class OptionRules
{
    /// <summary>Whether a value read from the source names a member of its enum; otherwise it is the number.</summary>
    public static bool IsDefined(string value) => value.Length > 0 && value[0] != '-' && value[0] is not (>= '0' and <= '9');

    public static IEnumerable<Violation> Check(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers)
    {
        NetworkOptions options = declaration.Options;
        (string Name, string Type, string? Value)[] named =
        [
            (KnownNames.Hidden, "Activation", options.Hidden),
            (KnownNames.Output, "Activation", options.Output),
            (KnownNames.Loss, "Loss", options.Loss),
            (KnownNames.Precision, "Precision", options.Precision),
            (KnownNames.Initializer, "Initializer", options.Initializer),
            (KnownNames.Reduction, "Reduction", options.Reduction),
            (KnownNames.Accuracy, "Accuracy", options.Accuracy),
        ];
        foreach ((string name, string type, string? value) in named)
        {
            if (value is not null && !IsDefined(value)) yield return new(DiagnosticId.UndefinedValue, new Place.Argument(0, name), value, type);
        }

        foreach ((LayerParameter parameter, LayerArgument argument, Place place) in layers.SelectMany(static layer => layer.Arguments))
        {
            if (argument.Member.Length > 0 && !IsDefined(argument.Member))
                yield return new(DiagnosticId.UndefinedValue, place, argument.Member, parameter.Role.ToString());
        }

        if (!declaration.IsLongForm()) yield break;
        foreach ((string name, _, string? value) in named.Take(2))
        {
            if (value is not null) yield return new(DiagnosticId.ActivationBesideLayers, new Place.Argument(0, name), name);
        }
    }
}
