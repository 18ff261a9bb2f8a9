using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parsing.Graphs;

/// <summary>
/// What <c>nameof</c> says of a function beside its last word: <c>nameof(Other.Swish)</c> is "Swish" to the compiler, and would be taken for the class's own.
/// </summary>
internal static class FunctionNames
{
    /// <summary>A name that an attribute gives.</summary>
    public static string Of(string name, AttributeData attribute, INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax { ArgumentList: { } arguments }) return name;
        foreach (AttributeArgumentSyntax argument in arguments.Arguments)
        {
            if (argument.Expression is InvocationExpressionSyntax
                {
                    Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" },
                    ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax operand }],
                }
                && operand.Name.Identifier.ValueText == name)
            {
                return Of(name, operand, type, compilation.GetSemanticModel(operand.SyntaxTree), cancellation);
            }
        }
        return name;
    }

    /// <summary>A name that <c>nameof</c> gives: the whole operand, which no method is called, where it names something that networks do not look at.</summary>
    public static string Of(string name, SyntaxNode operand, INamedTypeSymbol type, SemanticModel model, CancellationToken cancellation)
    {
        if (operand is not MemberAccessExpressionSyntax) return name;
        SymbolInfo info = model.GetSymbolInfo(operand, cancellation);
        ISymbol[] named = info.Symbol is { } only ? [only] : [.. info.CandidateSymbols];
        // What names nothing is an error of the compiler's own.
        return named.Length == 0 || named.Any(symbol => Places(type).Any(place => IsMember(symbol, place))) ? name : operand.ToString();
    }

    /// <summary>The types whose methods a network may name, in the order in which C# looks at them.</summary>
    public static IEnumerable<INamedTypeSymbol> Places(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? place = outer; place is not null; place = place.BaseType) yield return place;
        }
    }

    private static bool IsMember(ISymbol symbol, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingType?.OriginalDefinition, type.OriginalDefinition);
}
