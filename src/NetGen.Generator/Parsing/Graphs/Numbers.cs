using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Parsing.Graphs;

/// <summary>
/// Arithmetic as C# does it at compile time: in int, long, float and double, to which the compiler converts all that is smaller; what overflows is an error.
/// </summary>
internal static class Numbers
{
    /// <summary>The result of an operator on two values of the same type; null where there is no such operator.</summary>
    /// <exception cref="ArithmeticException">There is no such number.</exception>
    public static GraphValue? Of(BinaryOperatorKind kind, GraphValue left, GraphValue right) => (left, right) switch
    {
        (NumberValue { Number: int a }, NumberValue { Number: int b }) => Of(kind, a, b),
        (NumberValue { Number: char a }, _) => Of(kind, new NumberValue((int)a), right),
        (_, NumberValue { Number: char b }) => Of(kind, left, new NumberValue((int)b)),
        (NumberValue { Number: long a }, NumberValue { Number: int b }) when kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift =>
            new NumberValue(kind == BinaryOperatorKind.LeftShift ? a << b : a >> b),
        (NumberValue { Number: long a }, NumberValue { Number: long b }) => Of(kind, a, b),
        (NumberValue { Number: float a }, NumberValue { Number: float b }) =>
            Of(kind, (double)a, b) is NumberValue { Number: double value } ? new NumberValue((float)value) : Of(kind, (double)a, b),
        (NumberValue { Number: double a }, NumberValue { Number: double b }) => Of(kind, a, b),
        (FlagValue(var a), FlagValue(var b)) => Of(kind, a, b),
        (TextValue(var a), TextValue(var b)) => kind == BinaryOperatorKind.Add ? new TextValue(a + b) : Equality(kind, a == b),
        (MemberValue a, MemberValue b) => Equality(kind, a == b),
        _ => null,
    };

    private static GraphValue? Of(BinaryOperatorKind kind, int a, int b) => kind switch
    {
        BinaryOperatorKind.LeftShift => new NumberValue(a << b),
        BinaryOperatorKind.RightShift => new NumberValue(a >> b),
        _ => Of(kind, (long)a, b) is NumberValue { Number: long value } ? new NumberValue(checked((int)value)) : Of(kind, (long)a, b),
    };

    private static GraphValue? Of(BinaryOperatorKind kind, long a, long b) => kind switch
    {
        BinaryOperatorKind.Add => new NumberValue(checked(a + b)),
        BinaryOperatorKind.Subtract => new NumberValue(checked(a - b)),
        BinaryOperatorKind.Multiply => new NumberValue(checked(a * b)),
        BinaryOperatorKind.Divide => new NumberValue(checked(a / b)),
        BinaryOperatorKind.Remainder => new NumberValue(b == -1 ? 0L : a % b),
        BinaryOperatorKind.And => new NumberValue(a & b),
        BinaryOperatorKind.Or => new NumberValue(a | b),
        BinaryOperatorKind.ExclusiveOr => new NumberValue(a ^ b),
        _ => Compared(kind, a.CompareTo(b)),
    };

    private static GraphValue? Of(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Add => new NumberValue(a + b),
        BinaryOperatorKind.Subtract => new NumberValue(a - b),
        BinaryOperatorKind.Multiply => new NumberValue(a * b),
        BinaryOperatorKind.Divide => new NumberValue(a / b),
        BinaryOperatorKind.Remainder => new NumberValue(a % b),
        // Nothing is true of what is not a number, but that it differs.
        _ when double.IsNaN(a) || double.IsNaN(b) => new FlagValue(kind == BinaryOperatorKind.NotEquals),
        _ => Compared(kind, a.CompareTo(b)),
    };

    private static FlagValue? Of(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.And => new FlagValue(a & b),
        BinaryOperatorKind.Or => new FlagValue(a | b),
        BinaryOperatorKind.ExclusiveOr => new FlagValue(a ^ b),
        _ => Equality(kind, a == b),
    };

    private static FlagValue? Compared(BinaryOperatorKind kind, int order) => kind switch
    {
        BinaryOperatorKind.LessThan => new(order < 0),
        BinaryOperatorKind.LessThanOrEqual => new(order <= 0),
        BinaryOperatorKind.GreaterThan => new(order > 0),
        BinaryOperatorKind.GreaterThanOrEqual => new(order >= 0),
        _ => Equality(kind, order == 0),
    };

    private static FlagValue? Equality(BinaryOperatorKind kind, bool equal) => kind switch
    {
        BinaryOperatorKind.Equals => new(equal),
        BinaryOperatorKind.NotEquals => new(!equal),
        _ => null,
    };
}
