namespace NetGen.Generator.Parsing;

/// <summary>Where in a declaration a rule is broken, without any syntax: analyzers turn it into the location of a token.</summary>
internal abstract record Place
{
    /// <summary>The identifier of a type in <see cref="NetworkDeclaration.Chain"/>.</summary>
    internal sealed record TypeName(int Index) : Place;

    /// <summary>A keyword in the declaration of a type of the chain.</summary>
    internal sealed record Keyword(int Index, string Text) : Place;

    /// <summary>The class's own type parameters.</summary>
    internal sealed record TypeParameters : Place;

    /// <summary>The name of a member in <see cref="NetworkDeclaration.Members"/>, the parameters of a primary constructor.</summary>
    internal sealed record Member(int Index) : Place;

    /// <summary>A whole attribute: 0 is <c>[Network]</c>, 1 the first layer.</summary>
    internal sealed record Attribute(int Index) : Place;

    /// <summary>An argument of an attribute, by its name or, where none is written, by its position.</summary>
    internal sealed record Argument(int Index, string Name, int Position = -1) : Place;

    /// <summary>A layer attribute on another declaration than <c>[Network]</c>.</summary>
    internal sealed record StrayLayer(int Index) : Place;

    /// <summary>The method that layers are read from.</summary>
    internal sealed record LayersMethod : Place;

    /// <summary>What cannot be read in it.</summary>
    internal sealed record GraphProblem(int Index) : Place;

    /// <summary>The call of a layer in it, counted from 0.</summary>
    internal sealed record Call(int Index) : Place;

    /// <summary>An argument of such a call, by the name of the parameter; the call where it is not written.</summary>
    internal sealed record CallArgument(int Index, string Name) : Place;
}
