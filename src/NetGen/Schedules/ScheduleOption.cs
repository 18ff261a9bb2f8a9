using System.Globalization;

namespace NetGen;

/// <summary>Ranges of schedule options.</summary>
internal static class ScheduleOption
{
    /// <summary>A learning rate: finite and not negative.</summary>
    public static double Rate(double value, string name) =>
        value is >= 0 and <= double.MaxValue ? value : throw OutOfRange(name, "finite and not negative", value);

    /// <summary>What rates are multiplied with or divided by: finite and above 0.</summary>
    public static double Factor(double value, string name) =>
        value is > 0 and <= double.MaxValue ? value : throw OutOfRange(name, "finite and greater than 0", value);

    /// <summary>A factor that shrinks: in (0, 1).</summary>
    public static double Shrinking(double value, string name) => value is > 0 and < 1 ? value : throw OutOfRange(name, "in (0, 1)", value);

    /// <summary>A share of the whole: in [0, 1].</summary>
    public static double WorkSlice(double value, string name) => value is >= 0 and <= 1 ? value : throw OutOfRange(name, "in [0, 1]", value);

    /// <summary>A count that may be 0.</summary>
    public static long NotNegative(long value, string name) => value >= 0 ? value : throw OutOfRange(name, "at least 0", value);

    /// <summary>A count that may be 0.</summary>
    public static int NotNegative(int value, string name) => value >= 0 ? value : throw OutOfRange(name, "at least 0", value);

    /// <summary>A count that may not be 0.</summary>
    public static long AtLeastOne(long value, string name) => value >= 1 ? value : throw OutOfRange(name, "at least 1", value);

    /// <summary>A count that may not be 0.</summary>
    public static int AtLeastOne(int value, string name) => value >= 1 ? value : throw OutOfRange(name, "at least 1", value);

    /// <summary>One of the members.</summary>
    public static Monitored Known(Monitored value, string name) =>
        Enum.IsDefined(value) ? value : throw OutOfRange(name, "a member of Monitored", (int)value);

    /// <summary>A schedule that works inside another: one that needs no state.</summary>
    public static LearningRateSchedule Part(LearningRateSchedule value, string name)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value is not ReduceOnPlateau
            ? value
            : throw new ArgumentException($"{name} must not be a ReduceOnPlateau, which has state: make it the outer one, with this schedule inside.", name);
    }

    private static ArgumentOutOfRangeException OutOfRange(string name, string range, object value) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be {range}, but is {value}."));
}
