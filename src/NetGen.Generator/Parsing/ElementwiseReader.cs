using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Parsing;

/// <summary>A method with <c>[Elementwise]</c> -> what it computes, or what is wrong with it.</summary>
/// <remarks>
/// Calls of other such methods are read where they stand. What is wrong within one of those is not the caller's: whoever reads it by itself reports it.
/// </remarks>
internal sealed class ElementwiseReader
{
    /// <summary>
    /// Operations of the longest function. Its derivative may have many times as many, and every kernel that applies it is compiled with all of them.
    /// </summary>
    public const int MaxParts = 256;

    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;
    private readonly IMethodSymbol _method;
    private readonly List<ElementwiseProblem> _problems = [];
    private readonly HashSet<IMethodSymbol> _reading = new(SymbolEqualityComparer.Default);

    private ElementwiseReader(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        (_method, _compilation, _cancellation) = (method, compilation, cancellation);

    /// <summary>Whether a method has the attribute.</summary>
    public static bool IsElementwise(IMethodSymbol method) => method.GetAttributes().Any(static attribute => attribute.Is(KnownNames.Elementwise));

    /// <summary>Whether the text of a method is part of a compilation.</summary>
    public static bool IsWrittenIn(IMethodSymbol method, Compilation compilation) =>
        method.DeclaringSyntaxReferences.Any(part => compilation.ContainsSyntaxTree(part.SyntaxTree));

    /// <summary>Reads a method whose text is part of the compilation.</summary>
    /// <returns>The function; null if there are problems, of its own or of what it calls. Only its own are listed.</returns>
    public static (UserFunction? Function, IReadOnlyList<ElementwiseProblem> Problems) Read(
        IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var reader = new ElementwiseReader(method, compilation, cancellation);
        reader._problems.AddRange(ElementwiseSignature.Check(method, cancellation));
        if (reader._problems.Count > 0) return (null, reader._problems);
        Expression? value = reader.Read(method, ElementwiseSignature.QuantitiesOf(method));
        if (value is not null && IsTooLong(value)) reader.RefuseLength();
        return (value is null || reader._problems.Count > 0 ? null : ElementwiseSignature.Function(method, value), reader._problems);
    }

    /// <summary>What a method computes of some arguments; null if that cannot be read.</summary>
    private Expression? Read(IMethodSymbol method, IReadOnlyList<Expression> arguments)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (!_reading.Add(method)) return null;
        Expression? value = WithoutParentheses(BodyOf(method)) is { } body
            && _compilation.GetSemanticModel(body.SyntaxTree).GetOperation(body, _cancellation) is { } operation
            ? new ElementwiseExpressionReader(arguments, Call, (place, why) => Refuse(method, place, why)).Read(operation)
            : null;
        _reading.Remove(method);
        return value;
    }

    /// <summary>A call of another method that is elementwise.</summary>
    private Expression? Call(IMethodSymbol callee, IReadOnlyList<Expression> arguments, SyntaxNode call)
    {
        bool isOutermost = _reading.Count == 1;
        if (!IsWrittenIn(callee, _compilation))
        {
            if (isOutermost) Refuse(_method, call, $"the text of '{callee.Name}' is not in this project");
            return null;
        }
        if (isOutermost && Reaches(callee, _method, []))
        {
            _problems.Add(new(DiagnosticId.ElementwiseRecursion, call.GetLocation(), callee.Name, _method.Name));
            return null;
        }
        if (ElementwiseSignature.Check(callee, _cancellation).Any()) return null;
        Expression? value = Read(callee, arguments);
        if (value is null || !IsTooLong(value)) return value;
        RefuseLength();
        return null;
    }

    private static bool IsTooLong(Expression value) => value.All().Take(MaxParts + 1).Count() > MaxParts;

    private void RefuseLength()
    {
        if (_problems.Any(static problem => problem.Id == DiagnosticId.ElementwiseTooLong)) return;
        Location name = ((MethodDeclarationSyntax)SyntaxOf(_method)).Identifier.GetLocation();
        _problems.Add(new(DiagnosticId.ElementwiseTooLong, name, _method.Name, MaxParts.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Whether a method comes to call another, or is it.</summary>
    private bool Reaches(IMethodSymbol from, IMethodSymbol to, HashSet<IMethodSymbol> seen)
    {
        if (SymbolEqualityComparer.Default.Equals(from, to)) return true;
        if (seen.Contains(from, SymbolEqualityComparer.Default) || !IsWrittenIn(from, _compilation)) return false;
        seen.Add(from);
        SyntaxNode syntax = SyntaxOf(from);
        SemanticModel model = _compilation.GetSemanticModel(syntax.SyntaxTree);
        return syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Any(call => model.GetSymbolInfo(call, _cancellation).Symbol is IMethodSymbol callee && IsElementwise(callee) && Reaches(callee, to, seen));
    }

    private void Refuse(IMethodSymbol method, SyntaxNode place, string why)
    {
        if (!SymbolEqualityComparer.Default.Equals(method, _method)) return;
        string text = string.Join(" ", place.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        const int longest = 60;
        _problems.Add(new(DiagnosticId.ElementwiseExpression, place.GetLocation(), text.Length <= longest ? text : text.Substring(0, longest) + "...", why));
    }

    private SyntaxNode SyntaxOf(IMethodSymbol method) => (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences[0].GetSyntax(_cancellation);

    /// <summary>The compiler makes no operation of parentheses.</summary>
    private static ExpressionSyntax? WithoutParentheses(ExpressionSyntax? body)
    {
        while (body is ParenthesizedExpressionSyntax parenthesized) body = parenthesized.Expression;
        return body;
    }

    /// <summary>The expression that a method returns; null where it does something else.</summary>
    private ExpressionSyntax? BodyOf(IMethodSymbol method)
    {
        if (SyntaxOf(method) is not MethodDeclarationSyntax syntax) return null;
        if (syntax.ExpressionBody is { } arrow) return arrow.Expression;
        SyntaxNode wrong = syntax.ParameterList;
        foreach (StatementSyntax statement in syntax.Body?.Statements ?? [])
        {
            wrong = statement;
            if (statement is ReturnStatementSyntax { Expression: { } value }) return value;
            if (statement is not LocalDeclarationStatementSyntax { IsConst: true }) break;
        }
        if (SymbolEqualityComparer.Default.Equals(method, _method))
        {
            Location place = wrong is ParameterListSyntax ? syntax.Identifier.GetLocation() : wrong.GetLocation();
            _problems.Add(new(DiagnosticId.ElementwiseBody, place, method.Name));
        }
        return null;
    }
}

/// <summary>What is wrong with an elementwise method. It lives no longer than one analysis: nothing of it may be kept.</summary>
internal sealed record ElementwiseProblem(DiagnosticId Id, Location Location, params string[] Arguments);
