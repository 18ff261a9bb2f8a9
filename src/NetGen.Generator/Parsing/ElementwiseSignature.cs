using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

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

        foreach (ElementwiseProblem problem in Learned(method, cancellation)) yield return problem;
    }

    /// <summary>What is wrong with the parameters that are learned.</summary>
    private static IEnumerable<ElementwiseProblem> Learned(IMethodSymbol method, CancellationToken cancellation)
    {
        bool learns = false;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            double? start = AttributeReader.ReadLearned(parameter);
            string? why = start is not { } value ? (learns ? "what is learned stands behind its values" : null)
                : double.IsNaN(value) || double.IsInfinity(value) ? "what is learned has to start from a number"
                : parameter.Ordinal == 0 ? "its first parameter is the value it is applied to, which is not learned"
                : parameter.Name is DenseLayer.Weight or DenseLayer.BiasName
                    ? $"what is learned cannot be called '{parameter.Name}', as another tensor of the layer is"
                : null;
            learns |= start is not null;
            Location place = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation).GetLocation() ?? method.Locations[0];
            if (why is not null) yield return new(DiagnosticId.ElementwiseSignature, place, method.Name, why);
        }
    }

    /// <summary>A method whose body has been read.</summary>
    public static UserFunction Function(IMethodSymbol method, Expression value)
    {
        LearnedParameter[] learned = [.. method.Parameters.Select(static parameter => (parameter.Name, Start: AttributeReader.ReadLearned(parameter)))
            .Where(static parameter => parameter.Start is not null).Select(static parameter => new LearnedParameter(parameter.Name, parameter.Start!.Value))];
        return new UserFunction(method.Name, method.Parameters.Length - learned.Length, value, new(learned));
    }

    /// <summary>
    /// What the parameters stand for: the input of an activation and what it learns, or output and target of a loss. Of what is neither it does not matter.
    /// </summary>
    public static IReadOnlyList<Expression> QuantitiesOf(IMethodSymbol method)
    {
        int values = method.Parameters.Count(static parameter => AttributeReader.ReadLearned(parameter) is null);
        return values == 2 && method.Parameters.Length == 2
            ? [new Variable(Quantity.Output), new Variable(Quantity.Target)]
            : [.. method.Parameters.Select((_, i) => new Variable(i < values ? Quantity.Input : Quantities.Learned(i - values)))];
    }
}
