using System.Globalization;

namespace NetGen;

/// <summary>Numbers in the text of reports, the same in every culture.</summary>
internal static class ReportNumbers
{
    /// <summary>A number of things.</summary>
    public static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A score in [0, 1], as scikit-learn prints it: two digits, and of two that are as near the even one.</summary>
    public static string Score(double value)
    {
        // .NET takes the larger one. Halves of a hundredth are exact in binary only among eighths, and Math.Round does not err there.
        double eighths = value * 8;
        return (eighths == Math.Floor(eighths) ? Math.Round(value, 2, MidpointRounding.ToEven) : value).ToString("0.00", CultureInfo.InvariantCulture);
    }

    /// <summary>A loss or an error, in powers of ten where four digits would hide it.</summary>
    public static string Value(double value)
    {
        double size = Math.Abs(value);
        return value.ToString(size is > 0 and < 1e-3 or >= 1e6 and <= double.MaxValue ? "0.000e+0" : "0.0000", CultureInfo.InvariantCulture);
    }

    /// <summary>How long something took.</summary>
    public static string Duration(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
