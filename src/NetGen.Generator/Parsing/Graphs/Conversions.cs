using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing.Graphs;

/// <summary>Values of other types: constants of the compiler's, conversions, and text.</summary>
internal static class Conversions
{
    /// <summary>A value as another type has it; null where that is none of those that are read.</summary>
    /// <exception cref="ArithmeticException">It has no such value.</exception>
    public static GraphValue? To(GraphValue value, ITypeSymbol type)
    {
        if (value is TupleValue tuple && type is INamedTypeSymbol { IsTupleType: true } named)
        {
            GraphValue?[] items = [.. tuple.Items.Zip(named.TupleElements, static (item, element) => To(item, element.Type))];
            return items.Contains(null) ? null : new TupleValue(new([.. items.Select(static item => item!)]));
        }
        if (type.TypeKind == TypeKind.Enum) return value is NumberValue { Number: int number } ? Member(number, type) : value as MemberValue;
        if (value is not NumberValue { Number: var from }) return IsOf(value, type) ? value : null;
        if (from is char character) from = (int)character;
        double real = Convert.ToDouble(from, CultureInfo.InvariantCulture);
        switch (type.SpecialType)
        {
            case SpecialType.System_Double: return new NumberValue(real);
            case SpecialType.System_Single: return new NumberValue((float)real);
            case SpecialType.System_Int32: return new NumberValue(checked((int)Whole()));
            case SpecialType.System_Int64: return new NumberValue(Whole());
            case SpecialType.System_Char: return new NumberValue(checked((char)Whole()));
            // Whatever is computed of these is computed as int, or as long.
            case SpecialType.System_SByte: return new NumberValue((int)checked((sbyte)Whole()));
            case SpecialType.System_Byte: return new NumberValue((int)checked((byte)Whole()));
            case SpecialType.System_Int16: return new NumberValue((int)checked((short)Whole()));
            case SpecialType.System_UInt16: return new NumberValue((int)checked((ushort)Whole()));
            case SpecialType.System_UInt32: return new NumberValue((long)checked((uint)Whole()));
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
        TensorValue or NoTensorValue => type.Is(GraphNames.Tensor),
        _ => false,
    };

    /// <summary>A constant of the compiler's; null where it is of a type that is not read.</summary>
    public static GraphValue? Constant(object? value, ITypeSymbol? type) => value switch
    {
        null when type?.SpecialType != SpecialType.System_String => new NoTensorValue(),
        null or string => new TextValue((string?)value ?? ""),
        _ when type is { TypeKind: TypeKind.Enum } => Member(value, type),
        bool flag => new FlagValue(flag),
        int or long or float or double or char => new NumberValue(value),
        sbyte or byte or short or ushort => new NumberValue((int)Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        uint whole => new NumberValue((long)whole),
        _ => null,
    };

    /// <summary>A value as text shows it, whatever the culture; null where that is nothing to show.</summary>
    public static string? Text(GraphValue value) => value switch
    {
        NumberValue { Number: char character } => character.ToString(),
        NumberValue { Number: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        FlagValue(var flag) => flag ? "True" : "False",
        TextValue(var text) => text,
        MemberValue(var member) => member,
        _ => null,
    };

    private static MemberValue Member(object value, ITypeSymbol type) => new(
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value))?.Name
            ?? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}
