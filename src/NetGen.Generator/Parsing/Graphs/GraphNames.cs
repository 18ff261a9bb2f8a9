using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing.Graphs;

/// <summary>The names under which the reader knows the runtime's types.</summary>
internal static class GraphNames
{
    public const string Tensor = "Tensor", Layers = "Layers", LayersAttribute = "LayersAttribute", InputAttribute = "InputAttribute";

    /// <summary>The parameter that names a layer.</summary>
    public const string Name = "name";

    /// <summary>The parameter that names a method of the user's.</summary>
    public const string Function = "function";

    /// <summary>Whether a type is the one of that name in namespace <c>NetGen</c>.</summary>
    public static bool Is(ITypeSymbol? type, string name) => type is
    {
        ContainingType: null,
        ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true },
    } && type.Name == name;
}
