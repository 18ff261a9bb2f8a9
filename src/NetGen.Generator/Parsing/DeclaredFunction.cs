using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Parsing;

/// <summary>A function of the user's that a network names.</summary>
/// <param name="Name">As it is named.</param>
/// <param name="State">Whether there is such a function.</param>
/// <param name="Function">What it computes; null unless it can be used.</param>
internal sealed record DeclaredFunction(string Name, FunctionState State, UserFunction? Function);

/// <summary>What was found under the name of a function.</summary>
internal enum FunctionState
{
    /// <summary>A function that can be used.</summary>
    Usable,

    /// <summary>A method that is illegal by itself; it is reported where it stands.</summary>
    Illegal,

    /// <summary>No method.</summary>
    Missing,

    /// <summary>A method without <c>[Elementwise]</c>.</summary>
    NotElementwise,

    /// <summary>Several methods with <c>[Elementwise]</c>.</summary>
    Ambiguous,

    /// <summary>A method whose text is not in the compilation.</summary>
    Elsewhere,
}
