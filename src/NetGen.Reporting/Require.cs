using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGen.Reporting;

/// <summary>Checks of arguments and options.</summary>
internal static class Require
{
    public static int Between(int least, int most, int value, string name) =>
        value >= least && value <= most ? value : throw OutOfRange(name, Invariant($"from {least:N0} to {most:N0}"), value);

    public static double Between(double least, double most, double value, string name) =>
        value >= least && value <= most ? value : throw OutOfRange(name, Invariant($"from {least} to {most}"), value);

    public static TimeSpan NotNegative(TimeSpan value, [CallerMemberName] string name = "") =>
        value >= TimeSpan.Zero ? value : throw OutOfRange(name, "not negative", value);

    public static TEnum Known<TEnum>(TEnum value, [CallerMemberName] string name = "")
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw OutOfRange(name, $"a member of {typeof(TEnum).Name}", value);

    /// <summary>One name per class, or numbers from 0 where none are given.</summary>
    public static string[] ClassNames(IReadOnlyList<string>? names, int classes, [CallerArgumentExpression(nameof(names))] string name = "")
    {
        if (names is null) return [.. Enumerable.Range(0, classes).Select(one => one.ToString(CultureInfo.InvariantCulture))];
        if (names.Count != classes) throw new ArgumentException(Invariant($"Expected {classes} class names, but got {names.Count}."), name);
        return [.. names.Select(one => one ?? throw new ArgumentException("A class name must not be null.", name))];
    }

    private static ArgumentOutOfRangeException OutOfRange(string name, string range, object value) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be {range}, but is {value}."));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
