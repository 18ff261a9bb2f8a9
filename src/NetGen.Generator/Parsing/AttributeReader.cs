using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>Values out of attributes. While somebody is typing they can lack anything: each method says null at the first doubt.</summary>
internal static class AttributeReader
{
    /// <summary>Whether this is the attribute of that name in namespace <c>NetGen</c>.</summary>
    public static bool Is(this AttributeData attribute, string name) => attribute.AttributeClass is
    {
        ContainingType: null,
        Arity: 0,
        ContainingNamespace: { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true },
    } type && type.Name == name;

    /// <summary>The sizes of <c>[Network]</c>; none where null is passed for the array, which the compiler allows.</summary>
    public static int[]? ReadSizes(AttributeData attribute)
    {
        if (!IsReadable(attribute) || attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Array } array]) return null;
        if (array.IsNull) return [];
        int[] sizes = new int[array.Values.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            if (array.Values[i].Value is not int size) return null;
            sizes[i] = size;
        }

        return sizes;
    }

    public static NetworkOptions? ReadOptions(AttributeData attribute)
    {
        if (!IsReadable(attribute)) return null;
        return new NetworkOptions(
            EnumOf(attribute, KnownNames.Hidden),
            EnumOf(attribute, KnownNames.Output),
            EnumOf(attribute, KnownNames.Loss),
            BoolOf(attribute, KnownNames.Bias),
            EnumOf(attribute, KnownNames.Precision),
            EnumOf(attribute, KnownNames.Initializer),
            EnumOf(attribute, KnownNames.Reduction),
            EnumOf(attribute, KnownNames.Accuracy));
    }

    /// <summary>A layer, or null where the attribute is no layer or cannot be read.</summary>
    public static LayerDeclaration? ReadLayer(AttributeData attribute)
    {
        if (!IsReadable(attribute)) return null;
        if (attribute.Is(KnownNames.Dropout)) return attribute.ConstructorArguments is [{ Value: double rate }] ? new DropoutDeclaration(rate) : null;
        if (!attribute.Is(KnownNames.Dense) || attribute.ConstructorArguments is not [{ Value: int units }, { Kind: TypedConstantKind.Enum, Type.Name: "Activation" } activation]) return null;
        return new DenseDeclaration(units, NameOf(activation), BoolOf(attribute, KnownNames.Bias), EnumOf(attribute, KnownNames.Initializer));
    }

    /// <summary>Named arguments of a wrong name or type do not arrive here at all: the compiler reports them, and the others hold.</summary>
    private static bool IsReadable(AttributeData attribute) =>
        attribute.AttributeConstructor is not null
        && attribute.ApplicationSyntaxReference is not null
        && attribute.ConstructorArguments.All(IsReadable)
        && attribute.NamedArguments.All(static argument => IsReadable(argument.Value));

    private static bool IsReadable(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => false,
        TypedConstantKind.Array => constant.IsNull || constant.Values.All(IsReadable),
        _ => true,
    };

    private static string? EnumOf(AttributeData attribute, string name) =>
        Named(attribute, name) is { Kind: TypedConstantKind.Enum } constant ? NameOf(constant) : null;

    private static bool? BoolOf(AttributeData attribute, string name) => Named(attribute, name) is { Value: bool value } ? value : null;

    /// <summary>A name written twice is an error of the compiler's own; the last one counts here.</summary>
    private static TypedConstant? Named(AttributeData attribute, string name)
    {
        TypedConstant? last = null;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name) last = argument.Value;
        }

        return last;
    }

    /// <summary>The name of the enum's member, or the number where there is none.</summary>
    private static string NameOf(TypedConstant constant)
    {
        foreach (ISymbol member in constant.Type?.GetMembers() ?? [])
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, constant.Value)) return field.Name;
        }

        return Convert.ToString(constant.Value, CultureInfo.InvariantCulture) ?? "";
    }
}
