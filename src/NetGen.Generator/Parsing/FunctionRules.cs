using System.Globalization;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>Which functions of the user's a network may name, and where.</summary>
internal static class FunctionRules
{
    public static IEnumerable<Violation> Check(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers)
    {
        string name = declaration.Chain[declaration.Chain.Count - 1].Name;
        foreach ((_, LayerArgument argument, Place place) in layers.SelectMany(static layer => layer.Arguments))
        {
            if (argument.Function is { } activation && Why(declaration, activation, values: 1, name) is { } why)
                yield return new(DiagnosticId.UnusableFunction, place, activation, "an activation", why);
        }

        if (declaration.Options.LossFunction is not { } loss) yield break;
        Place lossPlace = new Place.Argument(0, KnownNames.LossFunction);
        if (Why(declaration, loss, values: 2, name) is { } wrong) yield return new(DiagnosticId.UnusableFunction, lossPlace, loss, "a loss", wrong);
        if (declaration.Options.Loss is not null) yield return new(DiagnosticId.TwoLosses, lossPlace, name);
    }

    /// <summary>Why a function cannot be used; null if it can, or is reported where it stands.</summary>
    private static string? Why(NetworkDeclaration declaration, string function, int values, string network)
    {
        DeclaredFunction found = declaration.Functions.First(declared => declared.Name == function);
        return found.State switch
        {
            FunctionState.Missing => $"there is no method of that name in '{network}', a base class of it, or a type around it",
            FunctionState.NotElementwise => "it lacks [Elementwise]",
            FunctionState.Ambiguous => "several methods of that name have [Elementwise]",
            FunctionState.Elsewhere => "its text is not in this project",
            FunctionState.Usable when values == 2 && found.Function!.Learned.Count > 0 => "a loss learns nothing",
            FunctionState.Usable when found.Function!.Values != values =>
                $"it would take {(values == 1 ? "one value" : "two values, output and target")}, "
                    + $"not {found.Function.Values.ToString(CultureInfo.InvariantCulture)}",
            _ => null,
        };
    }
}
