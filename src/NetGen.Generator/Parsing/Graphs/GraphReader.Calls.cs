using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Parsing.Graphs;

/// <content>Calls: of layers, and of the class's own methods, which are read where they are called.</content>
internal sealed partial class GraphReader
{
    private GraphValue Read(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.ContainingType.Is(GraphNames.Layers)) return Layer(call);
        bool isOwn = method is { MethodKind: MethodKind.Ordinary, IsStatic: true, IsGenericMethod: false }
            && SymbolEqualityComparer.Default.Equals(method.ContainingType, _type)
            && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None);
        if (!isOwn) throw Unreadable(call, "only methods of Layers, and static methods of this class, may be called here");
        var values = new GraphValue[method.Parameters.Length];
        // As they are written, which is the order in which they are evaluated.
        foreach (IArgumentOperation argument in call.Arguments) values[argument.Parameter!.Ordinal] = Read(argument.Value);
        return Call(method, values, call.Syntax);
    }

    /// <summary>Reads a method of the class, whose parameters hold some values.</summary>
    private GraphValue Call(IMethodSymbol method, GraphValue[] values, SyntaxNode at)
    {
        if (_frames.Count == DeepestCall) throw new GraphException(
            at, GraphTrouble.TooLarge, $"'{method.Name}' is called more than 100 methods deep: does it call itself without an end?");
        CheckSteps(at);
        if (!_bodies.TryGetValue(method, out IOperation? body)) _bodies.Add(method, body = BodyOf(method, at));
        var frame = new Dictionary<ISymbol, GraphValue>(SymbolEqualityComparer.Default);
        for (int i = 0; i < values.Length; i++) frame[method.Parameters[i]] = values[i];
        _frames.Push(frame);
        // A method without a return is an error of the compiler's, unless it is void, which nothing could be done with.
        GraphValue? returned = Run(body);
        _frames.Pop();
        if (returned is null && method.ReturnsVoid) throw new GraphException(
            at, GraphTrouble.Unreadable, $"'{method.Name}' returns nothing: a method that layers are read from returns tensors, numbers or text");
        return returned ?? throw new BrokenCodeException();
    }

    private IOperation BodyOf(IMethodSymbol method, SyntaxNode at)
    {
        SyntaxNode? declaration = method.DeclaringSyntaxReferences.Select(part => part.GetSyntax(_cancellation)).OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(static part => part.Body is not null || part.ExpressionBody is not null);
        if (declaration is null) throw new GraphException(at, GraphTrouble.Unreadable, $"'{method.Name}' has no body that could be read");
        return _compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, _cancellation) is IMethodBodyOperation body
            ? (body.BlockBody ?? body.ExpressionBody)!
            : throw new BrokenCodeException();
    }

    /// <summary>A layer: the method's name is its kind's, or an activation's.</summary>
    private TensorValue Layer(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        LayerKind? kind = LayerKinds.Find(name);
        var arguments = new List<LayerArgument>();
        if (kind is null && Activations.All.Any(activation => activation.Name == name))
        {
            kind = LayerKinds.Find(ActivateKind.Method)!;
            arguments.Add(new(kind.Parameters.First(static parameter => parameter.Role == LayerParameterRole.Activation).Name, -1, 0, name));
        }
        if (kind is null) throw Unreadable(call, Expressions);

        // By parameter, once all are evaluated in the order in which they are written.
        var inputs = new SortedDictionary<int, IReadOnlyList<int>>();
        string label = "";
        ImmutableDictionary<string, SyntaxNode>.Builder places = ImmutableDictionary.CreateBuilder<string, SyntaxNode>();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IParameterSymbol parameter = argument.Parameter!;
            bool isWritten = argument.ArgumentKind != ArgumentKind.DefaultValue;
            if (((parameter.Type as IArrayTypeSymbol)?.ElementType ?? parameter.Type).Is(GraphNames.Tensor))
            {
                inputs[parameter.Ordinal] = Tensors(argument.Value);
            }
            else if (parameter.Name == GraphNames.LayerName)
            {
                label = Read(argument.Value) is TextValue(var text) ? text : "";
                if (isWritten) places[GraphNames.LayerName] = argument.Value.Syntax;
            }
            else if (parameter.Name == GraphNames.Function
                && kind.Parameters.FirstOrDefault(static known => known.Role == LayerParameterRole.Activation) is { } applied)
            {
                arguments.Add(new(applied.Name, -1, 0, Function: Read(argument.Value) is TextValue text ? text.Function : ""));
                places[applied.Name] = argument.Value.Syntax;
            }
            else if (kind.Parameters.FirstOrDefault(known => string.Equals(known.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)) is { } known
                && (isWritten || !known.IsOptional))
            {
                arguments.Add(Argument(known.Name, Read(argument.Value)));
                if (isWritten) places[known.Name] = argument.Value.Syntax;
            }
        }
        return Add(call.Syntax, new(kind.Name, new([.. arguments]), new([.. inputs.Values.SelectMany(static values => values)]), label), places.ToImmutable());
    }

    /// <summary>One tensor, or those of an array that is written out.</summary>
    private IReadOnlyList<int> Tensors(IOperation value)
    {
        IEnumerable<IOperation>? elements = value switch
        {
            IConversionOperation { Operand: var operand, Type: IArrayTypeSymbol } => [operand],
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            _ => null,
        };
        if (elements is null) return ReadPresent(value) is TensorValue(var node) ? [node] : throw Unreadable(value, "tensors are written one by one here");
        return [.. elements.SelectMany(Tensors)];
    }

    private static LayerArgument Argument(string name, GraphValue value) => value switch
    {
        NumberValue { Number: var number } => new(name, -1, Convert.ToDouble(number, CultureInfo.InvariantCulture)),
        FlagValue(var flag) => new(name, -1, flag ? 1 : 0),
        MemberValue(var member) => new(name, -1, 0, member),
        TextValue(var text) => new(name, -1, 0, text),
        _ => throw new BrokenCodeException(),
    };

    /// <summary>An operator of tensors, and of tensors and numbers.</summary>
    private TensorValue Operator(IOperation operation, BinaryOperatorKind kind, GraphValue left, GraphValue right) => (kind, left, right) switch
    {
        (BinaryOperatorKind.Add, TensorValue a, TensorValue b) => Pair(operation, AddKind.Operator, a, b),
        (BinaryOperatorKind.Subtract, TensorValue a, TensorValue b) => Pair(operation, SubtractKind.Operator, a, b),
        (BinaryOperatorKind.Multiply, TensorValue a, TensorValue b) => Pair(operation, MultiplyKind.Operator, a, b),
        (BinaryOperatorKind.Add, TensorValue a, NumberValue b) => Scaled(operation, a, 1, Real(b)),
        (BinaryOperatorKind.Add, NumberValue a, TensorValue b) => Scaled(operation, b, 1, Real(a)),
        (BinaryOperatorKind.Subtract, TensorValue a, NumberValue b) => Scaled(operation, a, 1, -Real(b)),
        (BinaryOperatorKind.Subtract, NumberValue a, TensorValue b) => Scaled(operation, b, -1, Real(a)),
        (BinaryOperatorKind.Multiply, TensorValue a, NumberValue b) => Scaled(operation, a, Real(b), 0),
        (BinaryOperatorKind.Multiply, NumberValue a, TensorValue b) => Scaled(operation, b, Real(a), 0),
        (BinaryOperatorKind.Divide, TensorValue a, NumberValue b) => Scaled(operation, a, 1 / Real(b), 0),
        _ => throw Unreadable(operation, Expressions),
    };

    private static double Real(NumberValue number) => Convert.ToDouble(number.Number, CultureInfo.InvariantCulture);

    private TensorValue Pair(IOperation operation, string kind, TensorValue left, TensorValue right) =>
        Add(operation.Syntax, new(kind, default, new(left.Node, right.Node), ""), ImmutableDictionary<string, SyntaxNode>.Empty);

    private TensorValue Scaled(IOperation operation, TensorValue tensor, double factor, double offset)
    {
        bool isFinite = !double.IsNaN(factor + offset) && !double.IsInfinity(factor + offset);
        if (!isFinite) throw Unreadable(operation, "the constant has to be a finite number, and is not divided by where it is zero");
        LayerArgument[] arguments = [new(ScaleKind.Factor, -1, factor), new(ScaleKind.Offset, -1, offset)];
        return Add(operation.Syntax, new(ScaleKind.Operator, new(arguments), new(tensor.Node), ""), ImmutableDictionary<string, SyntaxNode>.Empty);
    }

    private TensorValue Add(SyntaxNode at, GraphLayer layer, ImmutableDictionary<string, SyntaxNode> places)
    {
        if (_layers.Count == MostLayers) throw new GraphException(at, GraphTrouble.TooLarge, "the method makes more than 1,000 layers");
        _layers.Add(layer);
        _calls.Add(new(at, places));
        return new(_layers.Count);
    }
}
