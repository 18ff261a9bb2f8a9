using System.Globalization;

namespace NetGen.Reporting;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class Numbers
{
    /// <summary>What stands for a value that is not a number.</summary>
    public const string None = "–";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>A count, with commas between thousands.</summary>
    public static string Count(long value) => value.ToString("N0", Culture);

    /// <summary>A loss: four significant digits, in powers of ten where zeros would hide them.</summary>
    public static string Loss(double value)
    {
        if (double.IsNaN(value)) return None;
        double size = Math.Abs(value);
        if (size == 0) return "0";
        if (size is < 1e-3 or >= 1e6) return value.ToString("0.000e+0", Culture);
        return value.ToString(size switch { < 10 => "0.0000", < 100 => "0.000", < 1000 => "0.00", _ => "0.0" }, Culture);
    }

    /// <summary>A share in per cent, to a tenth.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? None : (share * 100).ToString("0.0", Culture) + "%";

    /// <summary>A score in [0, 1], three digits.</summary>
    public static string Score(double value) => double.IsNaN(value) ? None : value.ToString("0.000", Culture);

    /// <summary>A rate or another option: as short as it is exact to six digits.</summary>
    public static string Option(double value) => value.ToString("G6", Culture).Replace("E-0", "e-", StringComparison.Ordinal).Replace("E", "e", StringComparison.Ordinal);

    /// <summary>Events per second.</summary>
    public static string Speed(double perSecond) => !double.IsFinite(perSecond) ? None : perSecond.ToString(perSecond < 10 ? "0.0" : "N0", Culture);

    /// <summary>Events per second in a few characters: 640, 12.3k, 4.56M.</summary>
    public static string ShortSpeed(double perSecond) => perSecond switch
    {
        not (>= 0 and < double.PositiveInfinity) => None,
        < 999.5 => perSecond.ToString("0", Culture),
        < 999_500 => Three(perSecond / 1e3) + "k",
        < 999_500_000 => Three(perSecond / 1e6) + "M",
        _ => Three(perSecond / 1e9) + "G",
    };

    /// <summary>Time that is left or has passed, to the second: 0:07, 12:30, 3:05:00.</summary>
    public static string Clock(TimeSpan time)
    {
        long seconds = (long)Math.Ceiling(Math.Max(0, time.TotalSeconds) - 1e-6);
        return seconds < 3600
            ? string.Create(Culture, $"{seconds / 60}:{seconds % 60:00}")
            : string.Create(Culture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    /// <summary>How long something took.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => string.Create(Culture, $"{time.TotalMilliseconds:0} ms"),
        < 60 => string.Create(Culture, $"{time.TotalSeconds:0.0} s"),
        _ => Clock(time),
    };

    /// <summary>A number of bytes.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 10_000 => Count(bytes) + " B",
        < 10_000_000 => Three(bytes / 1e3) + " KB",
        _ => Three(bytes / 1e6) + " MB",
    };

    private static string Three(double value) => value.ToString(value switch { < 9.995 => "0.00", < 99.95 => "0.0", _ => "#,0" }, Culture);
}
