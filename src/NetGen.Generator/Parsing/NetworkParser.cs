using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>A declaration -> the network it declares.</summary>
internal static class NetworkParser
{
    /// <summary>The network, or null when it breaks a rule; somebody else reports why.</summary>
    public static NetworkSpec? Parse(NetworkDeclaration declaration, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Parse(declaration, DeclaredLayers.Of(declaration));
    }

    /// <summary>The same where somebody has read the layers already.</summary>
    public static NetworkSpec? Parse(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers) =>
        NetworkRules.Check(declaration, layers).Any() ? null : ToSpec(declaration, layers);

    private static NetworkSpec? ToSpec(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers)
    {
        NetworkOptions options = declaration.Options;
        if (!TryRead(options.Precision, out Precision precision)
            || !TryRead(options.Reduction, out Reduction reduction)
            || !TryRead(options.Accuracy, out Accuracy accuracy)
            || declaration.Functions.Any(static declared => declared.Function is null))
        {
            return null;
        }

        return new NetworkSpec(
            declaration.Type,
            DeclaredLayers.InputOf(declaration),
            DeclaredLayers.NodesOf(declaration, layers),
            LossOf(declaration),
            precision,
            reduction,
            accuracy);
    }

    /// <summary>The loss, built in or the user's; null where it follows the output.</summary>
    private static LossDefinition? LossOf(NetworkDeclaration declaration) => declaration.Options switch
    {
        { LossFunction: { } name } => declaration.UsableFunctions.First(function => function.Name == name).Loss,
        { Loss: { } name and not Losses.Auto } => Losses.Find(name),
        _ => null,
    };

    /// <summary>The member of that name; the first one, which is the default of all these enums, where none is written.</summary>
    private static bool TryRead<TEnum>(string? name, out TEnum value)
        where TEnum : struct
    {
        value = default;
        return name is null || Enum.TryParse(name, out value);
    }
}
