using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Parsing;

/// <summary>What an elementwise method takes and returns.</summary>
internal static class ElementwiseSignature
{
    /// <summary>Whether values of a type are what networks compute with.</summary>
    public static bool IsFloating(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    /// <summary>What is wrong with a method before its body is looked at.</summary>
    public static IEnumerable<ElementwiseProblem> Check(IMethodSymbol method, CancellationToken cancellation)
    {
        ElementwiseProblem Problem(Location place, string why) => new(DiagnosticId.ElementwiseSignature, place, method.Name, why);

        var syntax = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation) as MethodDeclarationSyntax;
        Location name = syntax?.Identifier.GetLocation() ?? method.Locations[0];
        if (syntax is null) yield return Problem(name, "it has to be a method of a type");
        if (!method.IsStatic) yield return Problem(name, "it has to be static");
        if (method.IsGenericMethod) yield return Problem(name, "it cannot have type parameters");
        if (method.Parameters.Length == 0) yield return Problem(name, "it takes no value");
        if (!IsFloating(method.ReturnType) || method.RefKind != RefKind.None)
            yield return Problem(syntax?.ReturnType.GetLocation() ?? name, "it has to return float or double");
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            var declared = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as ParameterSyntax;
            Location place = declared?.Type?.GetLocation() ?? name;
            if (parameter.RefKind != RefKind.None) yield return Problem(declared?.GetLocation() ?? name, "its values are not passed by reference");
            else if (!IsFloating(parameter.Type)) yield return Problem(place, "its values have to be float or double");
            else if (IsFloating(method.ReturnType) && parameter.Type.SpecialType != method.ReturnType.SpecialType)
                yield return Problem(place, "its values and its result have to be of one type");
        }
    }

    /// <summary>What the parameters stand for: the input of an activation, or output and target of a loss. Of what is neither it does not matter.</summary>
    public static IReadOnlyList<Expression> Quantities(IMethodSymbol method) => method.Parameters.Length == 2
        ? [new Variable(Quantity.Output), new Variable(Quantity.Target)]
        : [.. method.Parameters.Select(static _ => new Variable(Quantity.Input))];
}
