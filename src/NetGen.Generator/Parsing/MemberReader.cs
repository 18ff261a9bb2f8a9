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
            if (symbol.IsImplicitlyDeclared || DeclarationReader.WrittenParts(symbol, cancellation).FirstOrDefault() is not { } syntax) continue;
            if (Describe(symbol, syntax) is not { } member) continue;
            members.Add(member);
            symbols.Add(symbol);
        }

        return members;
    }

    public static bool IsRequired(ISymbol symbol) => symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static MemberDeclaration? Describe(ISymbol symbol, SyntaxNode syntax)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            MemberKind kind = syntax is TypeDeclarationSyntax ? MemberKind.PrimaryConstructor : MemberKind.Constructor;
            return new MemberDeclaration(kind, symbol.Name, SignatureOf(constructor), Required: false);
        }

        bool required = IsRequired(symbol);
        if (!required && !GeneratedMembers.MayGenerate(symbol.Name)) return null;
        return symbol is IMethodSymbol method
            ? new MemberDeclaration(MemberKind.Method, symbol.Name, SignatureOf(method), required)
            : new MemberDeclaration(MemberKind.Single, symbol.Name, "", required);
    }

    private static string SignatureOf(IMethodSymbol method) =>
        $"{method.Arity}({string.Join(", ", method.Parameters.Select(static p => (p.RefKind == RefKind.None ? "" : "ref ") + p.Type.ToDisplayString(TypeFormat)))})";
}
