using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Graphs;

namespace NetGen.Generator.Diagnostics;

/// <summary>A <see cref="Place"/> -> the token of the source that gets the squiggle.</summary>
internal static class PlaceFinder
{
    public static Location Find(DeclaredNetwork network, Place place, CancellationToken cancellation) => place switch
    {
        Place.TypeName name => TypeName(TypeAt(network, name.Index), cancellation),
        Place.Keyword keyword => Keyword(TypeAt(network, keyword.Index), keyword.Text, cancellation),
        Place.TypeParameters => TypeParameters(network.Symbol, cancellation),
        Place.Member member => Member(network.Members[member.Index], cancellation),
        Place.Attribute attribute => Attribute(network.Attributes[attribute.Index], cancellation),
        Place.Argument argument => Argument(network.Attributes[argument.Index], argument, cancellation),
        Place.StrayLayer stray => Attribute(network.StrayLayers[stray.Index], cancellation),
        Place.LayersMethod => Syntax(network.Graph!.Method.DeclaringSyntaxReferences[0].GetSyntax(cancellation)),
        Place.GraphProblem problem => Syntax(network.Graph!.Problems[problem.Index]),
        Place.Call call => network.Graph!.Calls[call.Index].Syntax.GetLocation(),
        Place.CallArgument argument => CallArgument(network.Graph!.Calls[argument.Index], argument.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "Unknown place"),
    };

    /// <summary>The attribute without its brackets.</summary>
    public static Location Attribute(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? Location.None;

    /// <summary>Of a method its name.</summary>
    private static Location Syntax(SyntaxNode syntax) => syntax is MethodDeclarationSyntax method ? method.Identifier.GetLocation() : syntax.GetLocation();

    private static Location CallArgument(GraphCall call, string name) =>
        (call.Arguments.TryGetValue(name, out SyntaxNode? argument) ? argument : call.Syntax).GetLocation();

    private static INamedTypeSymbol TypeAt(DeclaredNetwork network, int index)
    {
        INamedTypeSymbol type = network.Symbol;
        for (int i = network.Declaration.Chain.Count - 1; i > index; i--) type = type.ContainingType;
        return type;
    }

    private static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type, CancellationToken cancellation) =>
        DeclarationReader.WrittenParts(type, cancellation).OfType<TypeDeclarationSyntax>();

    /// <summary>Where several parts are written, one that lacks <c>partial</c> is the interesting one.</summary>
    private static Location TypeName(INamedTypeSymbol type, CancellationToken cancellation) =>
        Parts(type, cancellation).OrderBy(static part => part.Modifiers.Any(SyntaxKind.PartialKeyword)).FirstOrDefault()?.Identifier.GetLocation()
            ?? type.Locations[0];

    private static Location Keyword(INamedTypeSymbol type, string text, CancellationToken cancellation)
    {
        foreach (TypeDeclarationSyntax part in Parts(type, cancellation))
        {
            foreach (SyntaxToken token in part.Modifiers.Append(part.Keyword))
            {
                if (token.ValueText == text) return token.GetLocation();
            }
        }

        return TypeName(type, cancellation);
    }

    private static Location TypeParameters(INamedTypeSymbol type, CancellationToken cancellation) =>
        Parts(type, cancellation).Select(static part => part.TypeParameterList).FirstOrDefault(static list => list is not null)?.GetLocation()
            ?? TypeName(type, cancellation);

    private static Location Member(ISymbol member, CancellationToken cancellation) =>
        DeclarationReader.WrittenParts(member, cancellation).FirstOrDefault() is TypeDeclarationSyntax { ParameterList: { } primary } && member is IMethodSymbol
            ? primary.GetLocation()
            : member.Locations[0];

    private static Location Argument(AttributeData attribute, Place.Argument place, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax) return Location.None;
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = syntax.ArgumentList?.Arguments ?? default;
        foreach (AttributeArgumentSyntax argument in arguments)
        {
            string? name = argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText;
            if (name == place.Name) return Element(argument.Expression, place)?.GetLocation() ?? argument.GetLocation();
        }

        AttributeArgumentSyntax[] positional = [.. arguments.Where(static argument => argument.NameEquals is null)];
        if (place.Name == KnownNames.Sizes && positional is [AttributeArgumentSyntax only] && Element(only.Expression, place) is { } element)
            return element.GetLocation();
        return place.Position >= 0 && place.Position < positional.Length ? positional[place.Position].GetLocation() : syntax.GetLocation();
    }

    /// <summary>One size out of sizes that are passed as an array.</summary>
    private static ExpressionSyntax? Element(ExpressionSyntax expression, Place.Argument place)
    {
        IReadOnlyList<ExpressionSyntax>? elements = expression switch
        {
            ArrayCreationExpressionSyntax array => (IReadOnlyList<ExpressionSyntax>?)array.Initializer?.Expressions,
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            CollectionExpressionSyntax collection when collection.Elements.All(static element => element is ExpressionElementSyntax) =>
                // A list of their own; a syntax list would hold copies, which lie in no file.
                collection.Elements.Cast<ExpressionElementSyntax>().Select(static element => element.Expression).ToList(),
            _ => null,
        };
        return elements is { } list && place.Position >= 0 && place.Position < list.Count ? list[place.Position] : null;
    }
}
