using System.Globalization;

namespace NetGen.Benchmarks.Quick;

/// <summary>Numbers as the tables show them, in three digits or so.</summary>
internal static class Text
{
    public static string Number(double value) => value.ToString(value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    public static string Ratio(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    public static string Percent(double value) => value.ToString("0 %", CultureInfo.InvariantCulture);
}
