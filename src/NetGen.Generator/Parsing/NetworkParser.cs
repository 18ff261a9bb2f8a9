using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>A class with <c>[Network]</c> -> the network it declares.</summary>
internal static class NetworkParser
{
    /// <summary>The network, or null when it cannot be read or breaks a rule; somebody else reports why.</summary>
    public static NetworkSpec? Parse(INamedTypeSymbol symbol, Compilation compilation, CancellationToken cancellation)
    {
        NetworkDeclaration? declaration = DeclarationReader.Read(symbol, compilation, cancellation)?.Declaration;
        cancellation.ThrowIfCancellationRequested();
        return declaration is null || NetworkRules.Check(declaration).Any() ? null : ToSpec(declaration);
    }

    /// <summary>The network of a legal declaration.</summary>
    public static NetworkSpec? ToSpec(NetworkDeclaration declaration)
    {
        NetworkOptions options = declaration.Options;
        if (!TryRead(options.Precision, out Precision precision)
            || !TryRead(options.Reduction, out Reduction reduction)
            || !TryRead(options.Accuracy, out Accuracy accuracy))
        {
            return null;
        }

        return new NetworkSpec(
            declaration.Type,
            declaration.Sizes[0],
            new EquatableArray<LayerSpec>([.. DeclaredLayers.Of(declaration).Select(static layer => layer.Spec)]),
            options.Loss ?? "Auto",
            precision,
            reduction,
            accuracy);
    }

    /// <summary>The member of that name; the first one, which is the default of all these enums, where none is written.</summary>
    private static bool TryRead<TEnum>(string? name, out TEnum value)
        where TEnum : struct
    {
        value = default;
        return name is null || Enum.TryParse(name, out value);
    }
}
