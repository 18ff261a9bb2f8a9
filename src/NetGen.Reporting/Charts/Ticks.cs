using System.Globalization;

namespace NetGen.Reporting;

/// <summary>Where an axis has its numbers: at multiples of 1, 2 or 5 times a power of ten, with as many decimals as they need.</summary>
internal static class Ticks
{
    /// <summary>Ticks at even distances.</summary>
    /// <param name="least">Where the axis begins.</param>
    /// <param name="most">Where it ends.</param>
    /// <param name="wanted">About how many.</param>
    /// <param name="whole">Whether only whole numbers make sense.</param>
    /// <param name="percent">Whether values are shares, to be labelled in per cent.</param>
    public static IReadOnlyList<(double Position, string Label)> Linear(double least, double most, int wanted, bool whole = false, bool percent = false)
    {
        double step = Step((most - least) / wanted);
        if (whole) step = Math.Max(1, step);
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step * (percent ? 100 : 1)) + 1e-9));
        List<(double, string)> ticks = [];
        for (long i = (long)Math.Ceiling(least / step - 1e-9); i <= most / step + 1e-9; i++)
            ticks.Add((i * step, percent ? Label(i * step * 100, decimals) + "%" : Label(i * step, decimals)));
        return ticks;
    }

    /// <summary>Ticks of an axis of logarithms: powers of ten, and within few of them also their twofold and fivefold.</summary>
    /// <param name="least">The logarithm to base 10 where the axis begins.</param>
    /// <param name="most">Where it ends.</param>
    /// <param name="wanted">At most how many powers.</param>
    public static IReadOnlyList<(double Position, string Label)> Logarithmic(double least, double most, int wanted)
    {
        double decades = most - least;
        int every = Math.Max(1, (int)Math.Ceiling(decades / wanted));
        List<(double, string)> ticks = [];
        for (int power = (int)Math.Floor(least); power <= most; power++)
        {
            if (power % every != 0) continue;
            foreach (int multiple in (ReadOnlySpan<int>)(decades <= Math.Min(2.5, wanted / 2.8) ? [1, 2, 5] : [1]))
            {
                double position = power + Math.Log10(multiple);
                if (position >= least && position <= most) ticks.Add((position, Power(multiple, power)));
            }
        }

        return ticks;
    }

    private static double Step(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return (least / power) switch { <= 1.0001 => power, <= 2.0001 => 2 * power, <= 5.0001 => 5 * power, _ => 10 * power };
    }

    private static string Label(double value, int decimals)
    {
        if (Math.Abs(value) >= 1e7 || decimals > 5) return value == 0 ? "0" : value.ToString("0.##e+0", CultureInfo.InvariantCulture).Replace("+", "", StringComparison.Ordinal);
        // Minus zero would be labelled as such.
        return (value + 0.0).ToString("N" + decimals, CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);
    }

    private static string Power(int multiple, int power) =>
        power is < -4 or > 6
            ? string.Create(CultureInfo.InvariantCulture, $"{multiple}e{power}")
            : (multiple * Math.Pow(10, power)).ToString(power < 0 ? "F" + -power : "N0", CultureInfo.InvariantCulture);
}
