using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Parsing.Graphs;

/// <content>Expressions.</content>
internal sealed partial class GraphReader
{
    private const string Expressions = "only tensors, numbers, text and tuples of them may stand here: locals, 'const' fields, arithmetic, '?:', "
        + "interpolated text, and calls of methods of Layers and of static methods of this class";

    private const string NoTensor = "null is no tensor: a local may hold it, but no layer reads it, and no method returns it";

    /// <summary>What an expression is.</summary>
    private GraphValue Read(IOperation expression)
    {
        Step();
        if (++_depth > DeepestExpression) throw new GraphException(expression.Syntax, GraphTrouble.TooLarge, "expressions lie too deep in one another here");
        try
        {
            return expression.ConstantValue.HasValue
                ? Numbers.Constant(expression.ConstantValue.Value, expression.Type) ?? throw Unreadable(expression, Expressions)
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

    /// <summary>What an expression is that has to be something.</summary>
    private GraphValue ReadPresent(IOperation expression) =>
        Read(expression) is var value && value is NoTensorValue ? throw Unreadable(expression, NoTensor) : value;

    private GraphValue ReadOnce(IOperation expression) => expression switch
    {
        ILocalReferenceOperation { Local: var local } => Held(local),
        IParameterReferenceOperation { Parameter: var parameter } => Held(parameter),
        IParenthesizedOperation { Operand: var operand } => Read(operand),
        IConversionOperation { OperatorMethod: null } conversion when conversion.Type is { } type =>
            Numbers.Convert(Read(conversion.Operand), type) ?? throw Unreadable(expression, Expressions),
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
        if (binary.OperatorMethod is { } method && GraphNames.Is(method.ContainingType, GraphNames.Tensor))
            return Operator(binary, binary.OperatorKind, ReadPresent(binary.LeftOperand), ReadPresent(binary.RightOperand));
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            bool left = Holds(binary.LeftOperand);
            return new FlagValue(left == (binary.OperatorKind == BinaryOperatorKind.ConditionalOr) ? left : Holds(binary.RightOperand));
        }
        return Numbers.Of(binary.OperatorKind, Read(binary.LeftOperand), Read(binary.RightOperand)) ?? throw Unreadable(binary, Expressions);
    }

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
            Numbers.Text(Read(WithoutBox(hole.Expression))) ?? throw Unreadable(hole.Expression, "numbers and text may be interpolated"),
        _ => throw Unreadable(part, "interpolated text takes neither alignment nor format here"),
    };

    /// <summary>What is interpolated is made an object of first.</summary>
    private static IOperation WithoutBox(IOperation expression) =>
        expression is IConversionOperation { Type.SpecialType: SpecialType.System_Object, Operand: var operand } ? operand : expression;

    private GraphValue Assign(IOperation target, GraphValue value)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }: Frame[local] = value; break;
            case IParameterReferenceOperation { Parameter: var parameter }: Frame[parameter] = value; break;
            case IDiscardOperation: break;
            case IParenthesizedOperation { Operand: var operand }: Assign(operand, value); break;
            case IDeclarationExpressionOperation { Expression: var declared }: Assign(declared, value); break;
            case ITupleOperation tuple when value is TupleValue(var items) && items.Count == tuple.Elements.Length:
                for (int i = 0; i < items.Count; i++) Assign(tuple.Elements[i], items[i]);
                break;
            default: throw Unreadable(target, "only locals, parameters, and tuples of them may be assigned");
        }
        return value;
    }

    private GraphValue ReadCompound(ICompoundAssignmentOperation compound)
    {
        GraphValue left = ReadPresent(compound.Target), right = Read(compound.Value);
        if (left is TensorValue) return Operator(compound, compound.OperatorKind, left, right);
        GraphValue? value = Numbers.Of(compound.OperatorKind, left, right);
        return (value is not null && compound.Type is { } type ? Numbers.Convert(value, type) : null) ?? throw Unreadable(compound, Expressions);
    }

    private GraphValue ReadStep(IIncrementOrDecrementOperation step)
    {
        GraphValue before = Read(step.Target);
        BinaryOperatorKind kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        GraphValue one = before is NumberValue && step.Type is { } type ? Numbers.Convert(new NumberValue(1), type) ?? before : before;
        GraphValue after = Numbers.Of(kind, before, one) ?? throw Unreadable(step, Expressions);
        Assign(step.Target, after);
        return step.IsPostfix ? before : after;
    }
}
