using Microsoft.CodeAnalysis;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Parsing.Graphs;

namespace NetGen.Generator.Parsing;

/// <summary>Finds the methods that a network names: of its class, a base class, or a type around it.</summary>
internal static class FunctionFinder
{
    /// <summary>What stands under a name.</summary>
    /// <param name="name">The name of a method.</param>
    /// <param name="type">The network's class.</param>
    public static DeclaredFunction Find(string name, INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        bool isMethod = false;
        foreach (INamedTypeSymbol place in FunctionNames.Places(type))
        {
            IMethodSymbol[] methods = [.. place.GetMembers(name).OfType<IMethodSymbol>()];
            isMethod |= methods.Length > 0;
            IMethodSymbol[] elementwise = [.. methods.Where(ElementwiseReader.IsElementwise)];
            if (elementwise.Length > 1) return new(name, FunctionState.Ambiguous, null);
            if (elementwise is [var only]) return Read(only, compilation, cancellation);
        }
        return new(name, isMethod ? FunctionState.NotElementwise : FunctionState.Missing, null);
    }

    private static DeclaredFunction Read(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        if (!ElementwiseReader.IsWrittenIn(method, compilation)) return new(method.Name, FunctionState.Elsewhere, null);
        UserFunction? function = ElementwiseReader.Read(method, compilation, cancellation).Function;
        return new(method.Name, function is null ? FunctionState.Illegal : FunctionState.Usable, function);
    }
}
