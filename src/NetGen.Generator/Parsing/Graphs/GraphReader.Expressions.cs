using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Parsing.Graphs;

/// <content>Expressions.</content>
internal sealed partial class GraphReader
{
    private const string Expressions = "only tensors, numbers, text and tuples of them may stand here: locals, 'const' fields, arithmetic, '?:', "
        + "interpolated text, and calls of methods of Layers and of static methods of this class";

    private const string Joined = "numbers and text may be joined";

    private const string NoTensor = "null is no tensor: a local may hold it, but no layer reads it, and no method returns it";

    /// <summary>What an expression is.</summary>
    private GraphValue Read(IOperation expression)
    {
        Step();
        if (++_depth > DeepestExpression) throw new GraphException(expression.Syntax, GraphTrouble.TooLarge, "expressions lie too deep in one another here");
        try
        {
            if (expression is INameOfOperation { ConstantValue.Value: string name } named) return new TextValue(name) { Function = FunctionOf(named, name) };
            return expression.ConstantValue.HasValue
                ? Conversions.Constant(expression.ConstantValue.Value, expression.Type) ?? throw NotConverted(expression)
                : ReadOnce(expression);
        }
        catch (ArithmeticException)
        {
            throw Unreadable(expression, "there is no such number: it is too large, or divided by zero");
        }
        finally
        {
            _depth--;
        }
    }

    private string FunctionOf(INameOfOperation named, string name) =>
        named.SemanticModel is { } model ? FunctionNames.Of(name, named.Argument.Syntax, _type, model, _cancellation) : name;

    /// <summary>What an expression is that has to be something.</summary>
    private GraphValue ReadPresent(IOperation expression) =>
        Read(expression) is var value && value is NoTensorValue ? throw Unreadable(expression, NoTensor) : value;

    private GraphValue ReadOnce(IOperation expression) => expression switch
    {
        ILocalReferenceOperation { Local: var local } => Held(local),
        IParameterReferenceOperation { Parameter: var parameter } => Held(parameter),
        IParenthesizedOperation { Operand: var operand } => Read(operand),
        IConversionOperation { OperatorMethod: null } conversion => Converted(conversion, Read(conversion.Operand)),
        IBinaryOperation binary => Read(binary),
        IUnaryOperation unary => Read(unary),
        IConditionalOperation { WhenFalse: { } otherwise } choice => Read(Holds(choice.Condition) ? choice.WhenTrue : otherwise),
        IInterpolatedStringOperation text => new TextValue(string.Concat(text.Parts.Select(Text))),
        ITupleOperation tuple => new TupleValue(new([.. tuple.Elements.Select(Read)])),
        IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } field, Instance: { } instance } when Read(instance) is TupleValue(var items) =>
            items[field.ContainingType.TupleElements.TakeWhile(element =>
                element.Name != field.Name && element.CorrespondingTupleField?.Name != field.Name).Count()],
        ISimpleAssignmentOperation { IsRef: false } assignment => Assign(assignment.Target, Read(assignment.Value)),
        IDeconstructionAssignmentOperation deconstruction => Assign(deconstruction.Target, Read(deconstruction.Value)),
        ICompoundAssignmentOperation compound => Assign(compound.Target, ReadCompound(compound)),
        IIncrementOrDecrementOperation step => ReadStep(step),
        IInvocationOperation call => Read(call),
        _ => throw Unreadable(expression, Expressions),
    };

    /// <summary>A local that holds nothing yet is an error of the compiler's own.</summary>
    private GraphValue Held(ISymbol symbol) => Frame.TryGetValue(symbol, out GraphValue? value) ? value : throw new BrokenCodeException();

    private GraphValue Read(IBinaryOperation binary)
    {
        if (binary.OperatorMethod is { } method && method.ContainingType.Is(GraphNames.Tensor))
            return Operator(binary, binary.OperatorKind, ReadPresent(binary.LeftOperand), ReadPresent(binary.RightOperand));
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            bool left = Holds(binary.LeftOperand);
            return new FlagValue(left == (binary.OperatorKind == BinaryOperatorKind.ConditionalOr) ? left : Holds(binary.RightOperand));
        }
        if (IsText(binary)) return new TextValue(Text(binary.LeftOperand, Joined) + Text(binary.RightOperand, Joined));
        GraphValue value = Numbers.Of(binary.OperatorKind, Read(binary.LeftOperand), Read(binary.RightOperand)) ?? throw Unreadable(binary, Expressions);
        return Converted(binary, value);
    }

    /// <summary>Whether an addition joins text.</summary>
    private static bool IsText(IOperation addition) => addition.Type?.SpecialType == SpecialType.System_String;

    /// <summary>A value in the type of an expression.</summary>
    private static GraphValue Converted(IOperation expression, GraphValue value) =>
        (expression.Type is { } type ? Conversions.To(value, type) : null) ?? throw NotConverted(expression);

    private static Exception NotConverted(IOperation expression) => expression.Type is
    {
        SpecialType: SpecialType.System_UInt64 or SpecialType.System_Decimal or SpecialType.System_IntPtr or SpecialType.System_UIntPtr,
    } type
        ? Unreadable(expression, $"numbers of type '{type.ToDisplayString()}' are not read: int, long, float and double are")
        : Unreadable(expression, Expressions);

    private GraphValue Read(IUnaryOperation unary) => (unary.OperatorKind, ReadPresent(unary.Operand)) switch
    {
        (UnaryOperatorKind.Minus, TensorValue tensor) => Scaled(unary, tensor, -1, 0),
        (UnaryOperatorKind.Plus, NumberValue number) => number,
        (UnaryOperatorKind.Minus, NumberValue { Number: int value }) => new NumberValue(checked(-value)),
        (UnaryOperatorKind.Minus, NumberValue { Number: long value }) => new NumberValue(checked(-value)),
        (UnaryOperatorKind.Minus, NumberValue { Number: float value }) => new NumberValue(-value),
        (UnaryOperatorKind.Minus, NumberValue { Number: double value }) => new NumberValue(-value),
        (UnaryOperatorKind.BitwiseNegation, NumberValue { Number: int value }) => new NumberValue(~value),
        (UnaryOperatorKind.Not, FlagValue(var flag)) => new FlagValue(!flag),
        _ => throw Unreadable(unary, Expressions),
    };

    private string Text(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => Read(text.Text) is TextValue(var literal) ? literal : "",
        IInterpolationOperation { Alignment: null, FormatString: null } hole =>
            Text(hole.Expression, "numbers and text may be interpolated"),
        _ => throw Unreadable(part, "interpolated text takes neither alignment nor format here"),
    };

    private string Text(IOperation expression, string whatMayStandThere) =>
        Conversions.Text(Read(WithoutBox(expression))) ?? throw Unreadable(WithoutBox(expression), whatMayStandThere);

    /// <summary>What is made text of is made an object of first.</summary>
    private static IOperation WithoutBox(IOperation expression) =>
        expression is IConversionOperation { Type.SpecialType: SpecialType.System_Object, Operand: var operand } ? operand : expression;

    /// <summary>Assigns a value, which gets the type of what it is assigned to: the parts of a tuple are not converted before.</summary>
    private GraphValue Assign(IOperation target, GraphValue value) => target switch
    {
        ILocalReferenceOperation { Local: var local } => Frame[local] = Converted(target, value),
        IParameterReferenceOperation { Parameter: var parameter } => Frame[parameter] = Converted(target, value),
        IDiscardOperation => value,
        IParenthesizedOperation { Operand: var operand } => Assign(operand, value),
        IDeclarationExpressionOperation { Expression: var declared } => Assign(declared, value),
        ITupleOperation tuple when value is TupleValue(var items) && items.Count == tuple.Elements.Length =>
            new TupleValue(new([.. tuple.Elements.Zip(items, Assign)])),
        _ => throw Unreadable(target, "only locals, parameters, and tuples of them may be assigned"),
    };

    private GraphValue ReadCompound(ICompoundAssignmentOperation compound)
    {
        GraphValue left = ReadPresent(compound.Target);
        if (IsText(compound)) return new TextValue(Conversions.Text(left) + Text(compound.Value, Joined));
        GraphValue right = Read(compound.Value);
        if (left is TensorValue) return Operator(compound, compound.OperatorKind, left, right);
        return Converted(compound, Numbers.Of(compound.OperatorKind, left, right) ?? throw Unreadable(compound, Expressions));
    }

    private GraphValue ReadStep(IIncrementOrDecrementOperation step)
    {
        GraphValue before = Read(step.Target);
        BinaryOperatorKind kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        GraphValue? sum = before is NumberValue ? Numbers.Of(kind, before, Converted(step, new NumberValue(1))) : null;
        GraphValue after = Assign(step.Target, sum ?? throw Unreadable(step, Expressions));
        return step.IsPostfix ? before : after;
    }
}
