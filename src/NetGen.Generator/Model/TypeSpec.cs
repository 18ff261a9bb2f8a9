namespace NetGen.Generator.Model;

/// <summary>The class a network is declared on, by names only.</summary>
/// <param name="Namespace">With keywords escaped; empty for the global namespace.</param>
/// <param name="Containers">The types it is nested in, outermost first.</param>
/// <param name="Name">The class's identifier, escaped where it is a keyword.</param>
/// <param name="Self">What it is called from inside: <paramref name="Name"/>, or its full name where a type in a base class hides that.</param>
/// <param name="MetadataName">Full metadata name (<c>Space.Outer`1+Inner</c>), unique in a compilation: the hint name comes from it.</param>
internal sealed record TypeSpec(string Namespace, EquatableArray<ContainerSpec> Containers, string Name, string Self, string MetadataName);

/// <summary>A type around the network's class.</summary>
/// <param name="Keyword">What its declaration says: <c>class</c>, <c>struct</c>, <c>interface</c>, <c>record</c> or <c>record struct</c>.</param>
/// <param name="Name">Its escaped identifier.</param>
/// <param name="TypeParameters">Its escaped type parameters.</param>
internal sealed record ContainerSpec(string Keyword, string Name, EquatableArray<string> TypeParameters)
{
    /// <summary>The name with the type parameters: <c>Outer&lt;T&gt;</c>.</summary>
    public string FullName => TypeParameters.Count == 0 ? Name : $"{Name}<{string.Join(", ", TypeParameters)}>";
}
