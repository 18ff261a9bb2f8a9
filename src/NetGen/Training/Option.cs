using System.Globalization;

namespace NetGen;

/// <summary>Ranges of training options.</summary>
internal static class Option
{
    public static int AtLeastZero(int value, string name) => value >= 0 ? value : throw OutOfRange(name, "at least 0", value);

    public static int AtLeastOne(int value, string name) => value >= 1 ? value : throw OutOfRange(name, "at least 1", value);

    public static int AtLeastTwo(int value, string name) => value >= 2 ? value : throw OutOfRange(name, "at least 2", value);

    public static long? AtLeastOne(long? value, string name) => value is null or >= 1 ? value : throw OutOfRange(name, "at least 1", value);

    public static double NotNegative(double value, string name) =>
        value is >= 0 and <= double.MaxValue ? value : throw OutOfRange(name, "finite and not negative", value);

    public static TimeSpan? Positive(TimeSpan? value, string name) =>
        value is null || value > TimeSpan.Zero ? value : throw OutOfRange(name, "greater than 0", value);

    public static double Fraction(double value, string name) => value is >= 0 and < 1 ? value : throw OutOfRange(name, "in [0, 1)", value);

    public static double InnerFraction(double value, string name) => value is > 0 and < 1 ? value : throw OutOfRange(name, "in (0, 1)", value);

    public static int Index(int value, int count, string name) => (uint)value < (uint)count ? value : throw OutOfRange(name, $"from 0 to {count - 1}", value);

    public static int OneTo(int largest, int value, string name) => value >= 1 && value <= largest ? value : throw OutOfRange(name, $"from 1 to {largest}", value);

    public static double? Number(double? value, string name) => value is not double.NaN ? value : throw OutOfRange(name, "a number", value);

    public static TEnum Known<TEnum>(TEnum value, string name)
        where TEnum : struct, Enum => Enum.IsDefined(value) ? value : throw OutOfRange(name, $"a member of {typeof(TEnum).Name}", value);

    private static ArgumentOutOfRangeException OutOfRange(string name, string range, object? value) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be {range}, but is {value}."));
}
