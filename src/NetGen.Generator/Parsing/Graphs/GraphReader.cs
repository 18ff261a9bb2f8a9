using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing.Graphs;

/// <summary>
/// Reads a method with <c>[Layers]</c> as the compiler sees it: follows its statements, knows every number, and notes every layer that is called for. Tensors
/// are the numbers of the nodes that make them.
/// </summary>
internal sealed partial class GraphReader
{
    /// <summary>The most layers of one network.</summary>
    public const int MostLayers = 1_000;

    /// <summary>The most operations that are followed: an edit waits for it.</summary>
    private const int MostSteps = 100_000;

    /// <summary>The deepest calls of methods in methods.</summary>
    private const int DeepestCall = 100;

    /// <summary>The deepest expression in an expression, far within the compiler's own limit.</summary>
    private const int DeepestExpression = 1_000;

    private readonly INamedTypeSymbol _type;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;
    private readonly List<GraphLayer> _layers = [];
    private readonly List<GraphCall> _calls = [];

    /// <summary>The methods that have been called: the compiler takes longer to make a body of one than its layers take to read.</summary>
    private readonly Dictionary<IMethodSymbol, IOperation> _bodies = new(SymbolEqualityComparer.Default);

    /// <summary>What the locals and parameters of the methods that are being read hold, the innermost last.</summary>
    private readonly Stack<Dictionary<ISymbol, GraphValue>> _frames = [];

    private int _steps, _depth;

    private GraphReader(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        _type = type;
        _compilation = compilation;
        _cancellation = cancellation;
    }

    /// <summary>The class's methods with <c>[Layers]</c>.</summary>
    public static ImmutableArray<IMethodSymbol> MethodsOf(INamedTypeSymbol type) =>
    [
        .. type.GetMembers().OfType<IMethodSymbol>().Where(static method =>
            method is { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } && IsGraph(method)),
    ];

    /// <summary>Whether this has <c>[Layers]</c>.</summary>
    public static bool IsGraph(ISymbol method) =>
        method.GetAttributes().Any(static attribute => attribute.AttributeClass.Is(GraphNames.LayersAttribute));

    /// <summary>Reads the graph of a class that has such a method.</summary>
    /// <exception cref="BrokenCodeException">The compiler reports an error in it.</exception>
    public static GraphReading Read(ImmutableArray<IMethodSymbol> methods, Compilation compilation, CancellationToken cancellation)
    {
        IMethodSymbol method = methods[0];
        var reader = new GraphReader(method.ContainingType, compilation, cancellation);
        AttributeData? input = method.Parameters.Length == 0 ? null
            : method.Parameters[0].GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass.Is(GraphNames.InputAttribute));
        try
        {
            if (methods.Length > 1) throw new GraphException(
                NameOf(methods[1]), GraphTrouble.Form, $"'{method.ContainingType.Name}' has a [Layers] method already: a network has one");
            int[] sizes = reader.Shape(method, input);
            GraphValue output = reader.Call(method, [new TensorValue(0)], NameOf(method));
            if (output is not TensorValue tensor) throw new BrokenCodeException();
            return new(new(new(sizes), new([.. reader._layers]), tensor.Node, default), method, input, [.. reader._calls], []);
        }
        catch (GraphException problem)
        {
            return new(new(default, default, 0, new(new GraphProblem(problem.Trouble, problem.Message))), method, input, [], [problem.At]);
        }
    }

    /// <summary>The sizes of the input, of a method that can be read at all.</summary>
    private int[] Shape(IMethodSymbol method, AttributeData? input)
    {
        const string form = "a [Layers] method is static, takes one Tensor with [Input(...)], and returns a Tensor";
        if (!method.IsStatic || method.IsGenericMethod || method.RefKind != RefKind.None) throw new GraphException(NameOf(method), GraphTrouble.Form, form);
        if (!method.ReturnType.Is(GraphNames.Tensor)) throw Form(method.ReturnType, NameOf(method));
        if (method.Parameters is not [var parameter]) throw new GraphException(NameOf(method), GraphTrouble.Form, form);
        SyntaxNode place = parameter.DeclaringSyntaxReferences[0].GetSyntax(_cancellation);
        if (!parameter.Type.Is(GraphNames.Tensor)) throw Form(parameter.Type, place);
        if (parameter.RefKind != RefKind.None || input is null) throw new GraphException(place, GraphTrouble.Form, form);
        if (input.AttributeConstructor is null || input.ApplicationSyntaxReference is null) throw new BrokenCodeException();
        int?[] sizes = [.. input.ConstructorArguments.Select(static argument => argument.Kind == TypedConstantKind.Primitive ? argument.Value as int? : null)];
        return sizes.Contains(null) ? throw new BrokenCodeException() : [.. sizes.Select(static size => size!.Value)];

        static Exception Form(ITypeSymbol type, SyntaxNode at) =>
            type.TypeKind == TypeKind.Error ? new BrokenCodeException() : new GraphException(at, GraphTrouble.Form, form);
    }

    /// <summary>What gets the squiggle where the whole method is meant.</summary>
    private static SyntaxNode NameOf(IMethodSymbol method) => method.DeclaringSyntaxReferences[0].GetSyntax();

    private void Step()
    {
        if (_steps++ % 64 == 0) _cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Only loops and calls make a method longer to read than it is.</summary>
    private void CheckSteps(SyntaxNode at)
    {
        if (_steps > MostSteps) throw new GraphException(
            at, GraphTrouble.TooLarge, "the method takes more than 100,000 steps to read: is there a loop without an end?");
    }
}
