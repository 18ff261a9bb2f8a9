using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>A class by its names: all that a further part of it has to repeat.</summary>
internal static class TypeReader
{
    public static TypeSpec Read(INamedTypeSymbol type)
    {
        List<ContainerSpec> containers = [];
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            string[] parameters = [.. outer.TypeParameters.Select(static parameter => Escape(parameter.Name))];
            containers.Insert(0, new ContainerSpec(KeywordOf(outer), Escape(outer.Name), new EquatableArray<string>(parameters)));
        }

        List<string> spaces = [];
        for (INamespaceSymbol? space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            spaces.Insert(0, Escape(space.Name));

        string name = Escape(type.Name);
        string self = !IsHidden(type) ? name : "global::" + string.Join(".", [.. spaces, .. containers.Select(static container => container.FullName), name]);
        return new TypeSpec(string.Join(".", spaces), new EquatableArray<ContainerSpec>([.. containers]), name, self, MetadataNameOf(type));
    }

    /// <summary>Whether the class's name means another type inside it: one that it inherits.</summary>
    private static bool IsHidden(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (!parent.GetTypeMembers(type.Name, 0).IsEmpty) return true;
        }

        return false;
    }

    /// <summary>A name with <c>@</c> where it would be read as a keyword, also of those that are keywords in some places only.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    private static string KeywordOf(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Interface => "interface",
        TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
        _ => type.IsRecord ? "record" : "class",
    };

    private static string MetadataNameOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer) return $"{MetadataNameOf(outer)}+{type.MetadataName}";
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString(FullName)}.{type.MetadataName}" : type.MetadataName;
    }

    private static readonly SymbolDisplayFormat FullName = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
