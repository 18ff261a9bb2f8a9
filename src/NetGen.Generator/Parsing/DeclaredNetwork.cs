using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Parsing.Graphs;

namespace NetGen.Generator.Parsing;

/// <summary>
/// A declaration together with what it was read from, so that an analyzer can point at it. It lives no longer than one transform
/// or one analysis: only <paramref name="Declaration"/> may be kept.
/// </summary>
/// <param name="Declaration">What was read.</param>
/// <param name="Symbol">The class.</param>
/// <param name="Attributes"><c>[Network]</c>, then the layers: the attributes that <see cref="Place.Attribute"/> counts.</param>
/// <param name="StrayLayers">The layer attributes that stand on another declaration of the class.</param>
/// <param name="Members">The symbols of <see cref="NetworkDeclaration.Members"/>.</param>
/// <param name="Graph">What the method with <c>[Layers]</c> was read from; null where there is none.</param>
internal sealed record DeclaredNetwork(
    NetworkDeclaration Declaration,
    INamedTypeSymbol Symbol,
    ImmutableArray<AttributeData> Attributes,
    ImmutableArray<AttributeData> StrayLayers,
    ImmutableArray<ISymbol> Members,
    GraphReading? Graph);
