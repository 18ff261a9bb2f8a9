using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parsing;

/// <summary>The members of a class that the generated ones could clash with.</summary>
internal static class MemberReader
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>Reads them, and adds their symbols, in the same order, to <paramref name="symbols"/>.</summary>
    public static List<MemberDeclaration> Read(INamedTypeSymbol type, List<ISymbol> symbols, CancellationToken cancellation)
    {
        List<MemberDeclaration> members = [];
        foreach (ISymbol symbol in type.GetMembers())
        {
            // Most members are none of these, which their names tell without any look at types or syntax.
            if (symbol.IsImplicitlyDeclared || !(IsConstructor(symbol) || IsRequired(symbol) || GeneratedMembers.MayGenerate(symbol.Name))) continue;
            if (DeclarationReader.WrittenParts(symbol, cancellation).FirstOrDefault() is not { } syntax) continue;
            members.Add(Describe(symbol, syntax));
            symbols.Add(symbol);
        }

        return members;
    }

    public static bool IsRequired(ISymbol symbol) => symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static bool IsConstructor(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor };

    private static MemberDeclaration Describe(ISymbol symbol, SyntaxNode syntax)
    {
        if (symbol is not IMethodSymbol method) return new MemberDeclaration(MemberKind.Single, symbol.Name, "", IsRequired(symbol));
        MemberKind kind = !IsConstructor(symbol) ? MemberKind.Method : syntax is TypeDeclarationSyntax ? MemberKind.PrimaryConstructor : MemberKind.Constructor;
        return new MemberDeclaration(kind, symbol.Name, SignatureOf(method), Required: false);
    }

    private static string SignatureOf(IMethodSymbol method) =>
        $"{method.Arity}({string.Join(", ", method.Parameters.Select(SignatureOf))})";

    private static string SignatureOf(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.ToDisplayString(TypeFormat);
}
