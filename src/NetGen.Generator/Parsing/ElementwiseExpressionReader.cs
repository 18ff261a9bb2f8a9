using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Model.Elementwise;
using static NetGen.Generator.Model.Elementwise.Expression;

namespace NetGen.Generator.Parsing;

/// <summary>An expression of C# -> the expression that is differentiated and printed.</summary>
/// <param name="arguments">What the method's parameters stand for.</param>
/// <param name="call">Reads a call of another elementwise method; null where that cannot be read.</param>
/// <param name="refuse">Takes what may not stand in such a method, and why.</param>
internal sealed class ElementwiseExpressionReader(
    IReadOnlyList<Expression> arguments, Func<IMethodSymbol, IReadOnlyList<Expression>, SyntaxNode, Expression?> call, Action<SyntaxNode, string> refuse)
{
    private const string MayStand =
        "there may be parameters, numbers, constants, + - * /, ?: with a comparison, casts between float and double, Exp, Log, Sqrt, Tanh, Sin, "
        + "Cos, Abs, Min, Max and Pow of Math or MathF, and other [Elementwise] methods";

    private const string MayCompare = "there may be one comparison of numbers by < > <= >= == or !=; several are nested ?:";

    /// <summary>Reads an operation; null where something in it may not stand there, which has been said then, or the compiler says it.</summary>
    public Expression? Read(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } value } && NumberOf(value) is { } number) return new Constant(number);
        return operation switch
        {
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary }, Ordinal: var ordinal } } =>
                arguments[ordinal],
            // A choice between whole numbers is one of them, and becomes a number with a fraction as a whole.
            IConversionOperation { OperatorMethod: null } cast when IsFloating(cast) && (IsFloating(cast.Operand) || cast.Operand is IConditionalOperation) =>
                Read(cast.Operand),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Plus, OperatorMethod: null } plus when IsFloating(plus) => Read(plus.Operand),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, OperatorMethod: null } minus when IsFloating(minus) =>
                Read(minus.Operand) is { } operand ? -operand : null,
            IBinaryOperation { OperatorMethod: null } binary when IsFloating(binary) => ReadBinary(binary),
            IConditionalOperation { IsRef: false, WhenFalse: { } whenFalse } choice => ReadChoice(choice, whenFalse),
            IInvocationOperation invocation => ReadCall(invocation),
            // The compiler says what is wrong with it.
            IInvalidOperation => null,
            _ => Refuse(operation, MayStand),
        };
    }

    private Expression? ReadBinary(IBinaryOperation binary)
    {
        if (binary.OperatorKind is not (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide))
            return Refuse(binary, MayStand);
        if (ReadAll(binary.LeftOperand, binary.RightOperand) is not [var a, var b]) return null;
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => a + b,
            BinaryOperatorKind.Subtract => StableForms.Subtract(a, b),
            BinaryOperatorKind.Multiply => a * b,
            _ => StableForms.Divide(a, b),
        };
    }

    private Expression? ReadChoice(IConditionalOperation choice, IOperation whenFalse)
    {
        if (choice.Condition.ConstantValue is { HasValue: true, Value: bool known }) return Read(known ? choice.WhenTrue : whenFalse);
        if (choice.Condition is not IBinaryOperation { OperatorMethod: null } comparison
            || !IsFloating(comparison.LeftOperand) || !IsFloating(comparison.RightOperand))
        {
            if (choice.Condition is not IInvalidOperation) refuse(choice.Condition.Syntax, MayCompare);
            ReadAll(choice.WhenTrue, whenFalse);
            return null;
        }
        if (ReadAll(comparison.LeftOperand, comparison.RightOperand, choice.WhenTrue, whenFalse) is not [var a, var b, var then, var otherwise]) return null;
        return comparison.OperatorKind switch
        {
            BinaryOperatorKind.GreaterThan => WhereGreater(a, b, then, otherwise),
            BinaryOperatorKind.LessThan => WhereGreater(b, a, then, otherwise),
            BinaryOperatorKind.GreaterThanOrEqual => WhereGreaterOrEqual(a, b, then, otherwise),
            BinaryOperatorKind.LessThanOrEqual => WhereGreaterOrEqual(b, a, then, otherwise),
            BinaryOperatorKind.Equals => WhereEqual(a, b, then, otherwise),
            _ => WhereEqual(a, b, otherwise, then),
        };
    }

    private Expression? ReadCall(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        IOperation[] given = [.. invocation.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal ?? 0).Select(static argument => argument.Value)];
        if (ElementwiseReader.IsElementwise(method)) return ReadAll(given) is { } values ? call(method, values, invocation.Syntax) : null;
        bool isMath = method.ContainingType is
        { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
        if (!isMath || !IsFloating(invocation)) return Refuse(invocation, MayStand);
        if (method.Name == "Pow")
        {
            Expression? power = Read(given[0]);
            if (given[1].ConstantValue is not { HasValue: true, Value: { } value } || NumberOf(value) is not { } exponent)
                return Refuse(given[1], "the exponent of Pow has to be a constant");
            return power is null ? null : Pow(power, exponent);
        }

        Func<Expression[], Expression>? function = (method.Name, given.Length) switch
        {
            ("Exp", 1) => static x => Call(MathFunction.Exp, x[0]),
            ("Log", 1) => static x => StableForms.Log(x[0]),
            ("Sqrt", 1) => static x => Sqrt(x[0]),
            ("Tanh", 1) => static x => Call(MathFunction.Tanh, x[0]),
            ("Sin", 1) => static x => Call(MathFunction.Sin, x[0]),
            ("Cos", 1) => static x => Call(MathFunction.Cos, x[0]),
            ("Abs", 1) => static x => x[0] is Constant { Value: var value } ? Math.Abs(value) : Call(MathFunction.Abs, x[0]),
            ("Min", 2) => static x => FirstOfEquals.Min(x[0], x[1]),
            ("Max", 2) => static x => FirstOfEquals.Max(x[0], x[1]),
            _ => null,
        };
        if (function is null) return Refuse(invocation, MayStand);
        return ReadAll(given) is { } read ? function(read) : null;
    }

    /// <summary>All of some operations, each of which says what is wrong with it; null if something is.</summary>
    private Expression[]? ReadAll(params IOperation[] operations)
    {
        Expression?[] read = [.. operations.Select(Read)];
        return read.Any(static expression => expression is null) ? null : [.. read.Select(static expression => expression!)];
    }

    private Expression? Refuse(IOperation operation, string why)
    {
        refuse(operation.Syntax, why);
        return null;
    }

    /// <summary>Equal is at least and at most: false for what is not a number.</summary>
    private static Expression WhereEqual(Expression a, Expression b, Expression then, Expression otherwise) =>
        WhereGreaterOrEqual(a, b, WhereGreaterOrEqual(b, a, then, otherwise), otherwise);

    private static bool IsFloating(IOperation operation) => ElementwiseSignature.IsFloating(operation.Type);

    /// <summary>A number of any type; null for what is none.</summary>
    private static double? NumberOf(object value) => value is double or float or int or uint or long or ulong or short or ushort or byte or sbyte or decimal
        ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
}
