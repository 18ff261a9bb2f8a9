using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Parsing.Graphs;

namespace NetGen.Generator.Parsing;

/// <summary>Values out of attributes. While somebody is typing they can lack anything: each method says null at the first doubt.</summary>
internal static class AttributeReader
{
    /// <summary>Whether this is the attribute of that name in namespace <c>NetGen</c>.</summary>
    public static bool Is(this AttributeData attribute, string name) => attribute.AttributeClass.Is(name);

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

    /// <summary>The sizes of <c>[Input]</c>.</summary>
    public static int[]? ReadShape(AttributeData attribute) =>
        IsReadable(attribute) && attribute.ConstructorArguments.All(static argument => argument.Value is int)
            ? [.. attribute.ConstructorArguments.Select(static argument => (int)argument.Value!)]
            : null;

    /// <summary>What <c>[Input]</c> says of classes.</summary>
    public static int? ReadClasses(AttributeData attribute) => Named(attribute, KnownNames.Classes) is { Value: int classes } ? classes : null;

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
            EnumOf(attribute, KnownNames.Accuracy),
            Named(attribute, KnownNames.LossFunction)?.Value as string);
    }

    /// <summary>A layer, or null where the attribute is no layer or cannot be read.</summary>
    public static LayerDeclaration? ReadLayer(AttributeData attribute)
    {
        if (KindOf(attribute) is not { } kind || !IsReadable(attribute)) return null;
        var arguments = new List<LayerArgument>();
        foreach (LayerParameter parameter in kind.Parameters)
        {
            int position = -1;
            for (int i = 0; i < attribute.AttributeConstructor!.Parameters.Length; i++)
            {
                if (IsNamed(parameter, attribute.AttributeConstructor.Parameters[i].Name)) position = i;
            }
            TypedConstant? written = position >= 0 ? attribute.ConstructorArguments[position] : Named(attribute, parameter.Name);
            if (written is { } value && Read(parameter, position, value) is { } argument) arguments.Add(argument);
            else if (!parameter.IsOptional) return null;
        }

        return new LayerDeclaration(kind.Name, new EquatableArray<LayerArgument>([.. arguments]));
    }

    /// <summary>Which kind of layer an attribute declares; null where it declares none.</summary>
    public static LayerKind? KindOf(AttributeData attribute)
    {
        string? name = attribute.AttributeClass?.Name;
        if (name is null || !name.EndsWith(KnownNames.Attribute, StringComparison.Ordinal)) return null;
        return LayerKinds.Find(name.Substring(0, name.Length - KnownNames.Attribute.Length)) is { } kind && attribute.Is(name) ? kind : null;
    }

    /// <summary>Whether this is <c>[Learned]</c>.</summary>
    public static bool IsLearned(AttributeData attribute) => attribute.Is(KnownNames.Learned);

    /// <summary>What a parameter of a function starts from, if it is learned; null if it is not.</summary>
    public static double? ReadLearned(IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(IsLearned) is not { } learned ? null
        : learned.ConstructorArguments is [{ Value: double start }] ? start : double.NaN;

    /// <summary>The names of functions take the places of activations.</summary>
    private static bool IsNamed(LayerParameter parameter, string name) =>
        name == parameter.Name || (parameter.Role == LayerParameterRole.Activation && name == GraphNames.Function);

    /// <summary>An argument, or null where it has another type.</summary>
    private static LayerArgument? Read(LayerParameter parameter, int position, TypedConstant constant) => (parameter.Role, constant) switch
    {
        (LayerParameterRole.Size, { Value: int size, Kind: TypedConstantKind.Primitive }) => new(parameter.Name, position, size),
        (LayerParameterRole.Rate, { Value: double rate }) => new(parameter.Name, position, rate),
        (LayerParameterRole.Flag, { Value: bool flag }) => new(parameter.Name, position, flag ? 1 : 0),
        (LayerParameterRole.Activation or LayerParameterRole.Initializer, { Kind: TypedConstantKind.Enum, Type.Name: { } type })
            when type == parameter.Role.ToString() =>
            new(parameter.Name, position, 0, NameOf(constant)),
        (LayerParameterRole.Activation, { Kind: TypedConstantKind.Primitive, Type.SpecialType: SpecialType.System_String }) =>
            new(parameter.Name, position, 0, Function: constant.Value as string ?? ""),
        _ => null,
    };

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
