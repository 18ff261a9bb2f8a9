using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing.Graphs;

/// <summary>The names under which the reader of methods knows the runtime's types.</summary>
internal static class GraphNames
{
    public const string Namespace = "NetGen", Tensor = "Tensor", Layers = "Layers", LayersAttribute = "LayersAttribute", InputAttribute = "InputAttribute";

    /// <summary>The parameter that names a layer.</summary>
    public const string LayerName = "name";

    /// <summary>The parameter that takes a method's name where another method or constructor takes an activation.</summary>
    public const string Function = "function";

    /// <summary>Whether a type is the one of that name in namespace <c>NetGen</c>.</summary>
    public static bool Is(this ITypeSymbol? type, string name) => type is INamedTypeSymbol
    {
        ContainingType: null,
        Arity: 0,
        ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true },
    } && type.Name == name;
}
