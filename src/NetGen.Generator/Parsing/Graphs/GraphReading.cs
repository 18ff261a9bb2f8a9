using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing.Graphs;

/// <summary>A graph together with what it was read from, for those who point at it. It lives no longer than one transform or one analysis.</summary>
/// <param name="Declaration">What was read.</param>
/// <param name="Method">The method.</param>
/// <param name="Input"><c>[Input]</c> on its parameter.</param>
/// <param name="Calls">What makes each layer.</param>
/// <param name="Problems">Where each problem is.</param>
internal sealed record GraphReading(
    GraphDeclaration Declaration, IMethodSymbol Method, AttributeData? Input, ImmutableArray<GraphCall> Calls, ImmutableArray<SyntaxNode> Problems);

/// <summary>A call of a layer.</summary>
/// <param name="Syntax">The call, or the operator's expression.</param>
/// <param name="Arguments">The arguments that are written, by the names of the kind's parameters.</param>
internal sealed record GraphCall(SyntaxNode Syntax, ImmutableDictionary<string, SyntaxNode> Arguments);

/// <summary>Stops the reading at something that cannot be read.</summary>
internal sealed class GraphException(SyntaxNode at, GraphTrouble trouble, string text) : Exception(text)
{
    public SyntaxNode At { get; } = at;

    public GraphTrouble Trouble { get; } = trouble;
}

/// <summary>Stops the reading where the compiler reports an error already.</summary>
internal sealed class BrokenCodeException : Exception;
