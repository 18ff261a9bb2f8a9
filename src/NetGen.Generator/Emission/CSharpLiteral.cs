using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Numbers as C# writes them, the same under every culture. Nothing else in the generator formats a number with a fraction.</summary>
internal static class CSharpLiteral
{
    /// <summary>The fewest digits that give the same number; nine always do.</summary>
    private static readonly string[] SingleFormats = ["G7", "G8", "G9"];

    /// <summary>A literal of the network's scalar type: <c>0.5f</c> or <c>0.5</c>.</summary>
    public static string Of(double value, Precision precision) =>
        precision == Precision.Double ? OfDouble(value) : NameOf((float)value) is { } name ? "float." + name : Of((float)value) + "f";

    /// <summary>A literal of type double.</summary>
    public static string OfDouble(double value)
    {
        if (NameOf(value) is { } name) return "double." + name;
        string text = Shortest(value);
        return text.Contains('.') || text.Contains('E') ? text : text + ".0";
    }

    /// <summary>What is no number of digits has a name.</summary>
    private static string? NameOf(double value) => double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "PositiveInfinity" : double.IsNegativeInfinity(value) ? "NegativeInfinity" : null;

    private static string Of(float value)
    {
        foreach (string format in SingleFormats)
        {
            string text = value.ToString(format, CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == value) return text;
        }
        return value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>15 digits where they give the same number, else the 17 that always do; the default differs between the hosts a compiler runs on.</summary>
    private static string Shortest(double value)
    {
        string shorter = value.ToString("G15", CultureInfo.InvariantCulture);
        return double.Parse(shorter, CultureInfo.InvariantCulture) == value ? shorter : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
