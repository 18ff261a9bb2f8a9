using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Parsing.Graphs;

namespace NetGen.Generator.Parsing;

/// <summary>A class with <c>[Network]</c> -> what is written there. Judges nothing.</summary>
internal static class DeclarationReader
{
    /// <summary>Whether this is an attribute of a layer.</summary>
    public static bool IsLayer(AttributeData attribute) => AttributeReader.KindOf(attribute) is not null;

    /// <summary>Whether this is <c>[Input]</c>, which stands among the layers.</summary>
    public static bool IsInput(AttributeData attribute) => attribute.Is(KnownNames.Input);

    /// <summary>The declaration, or null when an attribute cannot be read: then the compiler reports an error already.</summary>
    public static DeclaredNetwork? Read(INamedTypeSymbol symbol, Compilation compilation, CancellationToken cancellation)
    {
        if (symbol.TypeKind != TypeKind.Class) return null;
        ImmutableArray<AttributeData> attributes = symbol.GetAttributes();
        AttributeData[] networks = [.. attributes.Where(static attribute => attribute.Is(KnownNames.Network))];
        if (networks is not [AttributeData network]) return null;
        if (AttributeReader.ReadSizes(network) is not { } sizes || AttributeReader.ReadOptions(network) is not { } options) return null;
        cancellation.ThrowIfCancellationRequested();

        List<AttributeData> beside = [network];
        List<AttributeData> stray = [];
        List<LayerDeclaration> layers = [];
        int[] inputSizes = [];
        int? classes = null;
        BaseTypeDeclarationSyntax? part = PartOf(network, cancellation);
        foreach (AttributeData attribute in attributes.Where(IsLayer).OrderBy(static layer => layer.ApplicationSyntaxReference?.Span.Start ?? 0))
        {
            if (AttributeReader.ReadLayer(attribute) is not { } layer) return null;
            if (PartOf(attribute, cancellation) == part)
            {
                beside.Add(attribute);
                LayerArgument[] arguments = [.. layer.Arguments.Select(argument => argument with { Function = Named(argument.Function, attribute) })];
                layers.Add(layer with { Arguments = new(arguments) });
            }
            else
            {
                stray.Add(attribute);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        if (!TryReadGraph(symbol, compilation, cancellation, out GraphReading? graph)) return null;
        options = options with { LossFunction = Named(options.LossFunction, network) };
        AttributeData? onClass = attributes.FirstOrDefault(IsInput);
        if (graph is not null)
        {
            // Without [Input] the method cannot be read, and [Network] stands in its place.
            beside.Add(graph.Input ?? network);
            (inputSizes, classes) = ([.. graph.Declaration.Input], graph.Input is { } parameter ? AttributeReader.ReadClasses(parameter) : null);
            if (onClass is not null) beside.Add(onClass);
        }
        else if (onClass is not null)
        {
            if (AttributeReader.ReadShape(onClass) is not { } shape) return null;
            bool isBeside = PartOf(onClass, cancellation) == part;
            (isBeside ? beside : stray).Add(onClass);
            if (isBeside) (inputSizes, classes) = (shape, AttributeReader.ReadClasses(onClass));
        }
        List<ISymbol> members = [];
        List<MemberDeclaration> memberDeclarations = MemberReader.Read(symbol, members, cancellation);
        NetworkDeclaration declaration = new(
            TypeReader.Read(symbol),
            new EquatableArray<TypeLink>([.. Chain(symbol, cancellation)]),
            Traits(symbol, compilation),
            new EquatableArray<MemberDeclaration>([.. memberDeclarations]),
            new EquatableArray<int>(sizes),
            new EquatableArray<int>(inputSizes),
            classes,
            options,
            new EquatableArray<LayerDeclaration>([.. layers]),
            stray.Count,
            Functions(options, [.. layers.SelectMany(static layer => layer.Arguments), .. Written(graph)], symbol, compilation, cancellation),
            graph?.Declaration,
            graph is not null && onClass is not null);
        return new DeclaredNetwork(declaration, symbol, [.. beside], [.. stray], [.. members], graph);

        string? Named(string? function, AttributeData by) => function is null ? null : FunctionNames.Of(function, by, symbol, compilation, cancellation);
    }

    /// <summary>What the method with <c>[Layers]</c> says, if there is one; false where the compiler reports an error in it.</summary>
    private static bool TryReadGraph(INamedTypeSymbol symbol, Compilation compilation, CancellationToken cancellation, out GraphReading? graph)
    {
        graph = null;
        ImmutableArray<IMethodSymbol> methods = GraphReader.MethodsOf(symbol);
        if (methods.IsEmpty) return true;
        try
        {
            graph = GraphReader.Read(methods, compilation, cancellation);
            return true;
        }
        catch (BrokenCodeException)
        {
            return false;
        }
    }

    /// <summary>The arguments of a graph's layers.</summary>
    private static IEnumerable<LayerArgument> Written(GraphReading? graph) => graph?.Declaration.Layers.SelectMany(static layer => layer.Arguments) ?? [];

    /// <summary>The functions of the user's that are named, each once.</summary>
    private static EquatableArray<DeclaredFunction> Functions(
        NetworkOptions options, IEnumerable<LayerArgument> arguments, INamedTypeSymbol symbol, Compilation compilation, CancellationToken cancellation)
    {
        IEnumerable<string?> named = arguments.Select(static argument => argument.Function).Append(options.LossFunction);
        return new([.. named.OfType<string>().Distinct().Select(name => FunctionFinder.Find(name, symbol, compilation, cancellation))]);
    }

    /// <summary>The class's declarations that somebody wrote: analyzers see the generated part of the class, the generator does not.</summary>
    public static IEnumerable<SyntaxNode> WrittenParts(ISymbol symbol, CancellationToken cancellation) =>
        symbol.DeclaringSyntaxReferences.Where(static part => !IsOurs(part.SyntaxTree)).Select(part => part.GetSyntax(cancellation));

    /// <summary>Whether this generator printed the file.</summary>
    private static bool IsOurs(SyntaxTree tree) => tree.FilePath.Contains(KnownNames.Generator);

    private static BaseTypeDeclarationSyntax? PartOf(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>();

    private static IEnumerable<TypeLink> Chain(INamedTypeSymbol symbol, CancellationToken cancellation)
    {
        Stack<INamedTypeSymbol> chain = [];
        for (INamedTypeSymbol? type = symbol; type is not null; type = type.ContainingType) chain.Push(type);
        foreach (INamedTypeSymbol type in chain)
        {
            bool partial = WrittenParts(type, cancellation).All(static part =>
                part is BaseTypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
            yield return new TypeLink(type.Name, partial, type.IsFileLocal);
        }
    }

    private static ClassTraits Traits(INamedTypeSymbol symbol, Compilation compilation)
    {
        ClassTraits traits = ClassTraits.None;
        if (symbol.IsStatic) traits |= ClassTraits.Static;
        if (symbol.IsAbstract) traits |= ClassTraits.Abstract;
        if (symbol.IsRecord) traits |= ClassTraits.Record;
        if (symbol.IsGenericType && symbol.Arity > 0) traits |= ClassTraits.Generic;
        // What nearly every class has as its base asks for nothing.
        if (symbol.BaseType is not { SpecialType: not SpecialType.System_Object } parent) return traits;
        for (INamedTypeSymbol? type = parent; type is not null; type = type.BaseType)
        {
            if (type.GetMembers().Any(MemberReader.IsRequired)) traits |= ClassTraits.InheritsRequired;
        }

        // A base class that is itself a network gets its constructor by generation.
        bool constructible = parent.TypeKind != TypeKind.Class
            || parent.GetAttributes().Any(static attribute => attribute.Is(KnownNames.Network))
            || parent.InstanceConstructors.Any(constructor =>
                compilation.IsSymbolAccessibleWithin(constructor, symbol) && constructor.Parameters.All(static p => p.IsOptional || p.IsParams));
        return constructible ? traits : traits | ClassTraits.BaseNeedsArguments;
    }
}
