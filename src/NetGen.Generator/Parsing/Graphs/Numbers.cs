using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Parsing.Graphs;

/// <summary>Arithmetic as C# does it at compile time: int, long, float and double; what overflows is an error.</summary>
internal static class Numbers
{
    /// <summary>The result of an operator on two values of the same type; null where there is no such operator.</summary>
    /// <exception cref="ArithmeticException">There is no such number.</exception>
    public static GraphValue? Of(BinaryOperatorKind kind, GraphValue left, GraphValue right) => (left, right) switch
    {
        (NumberValue { Number: int a }, NumberValue { Number: int b }) => Of(kind, a, b),
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

    /// <summary>A value as another type has it; null where that is none of those that are read.</summary>
    /// <exception cref="ArithmeticException">It has no such value.</exception>
    public static GraphValue? Convert(GraphValue value, ITypeSymbol type)
    {
        if (value is TupleValue tuple && type is INamedTypeSymbol { IsTupleType: true } named)
        {
            GraphValue?[] items = [.. tuple.Items.Zip(named.TupleElements, static (item, element) => Convert(item, element.Type))];
            return items.Contains(null) ? null : new TupleValue(new([.. items.Select(static item => item!)]));
        }
        if (type.TypeKind == TypeKind.Enum) return value is NumberValue { Number: int number } ? Member(number, type) : value as MemberValue;
        if (value is not NumberValue { Number: var from }) return IsOf(value, type) ? value : null;
        double real = System.Convert.ToDouble(from, CultureInfo.InvariantCulture);
        switch (type.SpecialType)
        {
            case SpecialType.System_Double: return new NumberValue(real);
            case SpecialType.System_Single: return new NumberValue((float)real);
            case SpecialType.System_Int32: return new NumberValue(checked((int)Whole()));
            case SpecialType.System_Int64: return new NumberValue(Whole());
            default: return null;
        }

        long Whole() => from switch
        {
            int whole => whole,
            long whole => whole,
            _ => real is > -9e18 and < 9e18 ? (long)real : throw new OverflowException(),
        };
    }

    /// <summary>Whether a value that is no number is of a type: an object can be all of them, and is none of the others.</summary>
    private static bool IsOf(GraphValue value, ITypeSymbol type) => value switch
    {
        TextValue or FlagValue or TensorValue or NoTensorValue when type.SpecialType == SpecialType.System_Object => true,
        TextValue => type.SpecialType == SpecialType.System_String,
        FlagValue => type.SpecialType == SpecialType.System_Boolean,
        TensorValue or NoTensorValue => GraphNames.Is(type, GraphNames.Tensor),
        _ => false,
    };

    /// <summary>A constant of the compiler's; null where it is of a type that is not read.</summary>
    public static GraphValue? Constant(object? value, ITypeSymbol? type) => value switch
    {
        null when type?.SpecialType != SpecialType.System_String => new NoTensorValue(),
        null or string => new TextValue((string?)value ?? ""),
        _ when type is { TypeKind: TypeKind.Enum } => Member(value, type),
        bool flag => new FlagValue(flag),
        int or long or float or double => new NumberValue(value),
        sbyte or byte or short or ushort or char => new NumberValue((int)System.Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        uint whole => new NumberValue((long)whole),
        _ => null,
    };

    /// <summary>A value as interpolated text shows it, whatever the culture; null where that is nothing to show.</summary>
    public static string? Text(GraphValue value) => value switch
    {
        NumberValue { Number: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        FlagValue(var flag) => flag ? "True" : "False",
        TextValue(var text) => text,
        MemberValue(var member) => member,
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

    private static MemberValue Member(object value, ITypeSymbol type) => new(
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value))?.Name
            ?? System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}
