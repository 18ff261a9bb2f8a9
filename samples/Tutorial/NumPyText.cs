using System.Globalization;

namespace Tutorial;

/// <summary>Numbers as the published programs printed them: NumPy arrays with eight decimals, and Python's twelve-digit <c>str</c>.</summary>
internal static class NumPyText
{
    /// <summary>A column, one number per row: <c>[[ 9.67299303]</c>, <c>[-0.2078435 ]</c>, <c>[-4.62963669]]</c>.</summary>
    public static string Column(params ReadOnlySpan<double> values)
    {
        string[] rows = Aligned(values);
        for (int row = 0; row < rows.Length; row++)
            rows[row] = (row == 0 ? "[[" : " [") + rows[row] + (row == rows.Length - 1 ? "]]" : "]");
        return string.Join('\n', rows);
    }

    /// <summary>A row: <c>[ 0.99993704]</c>.</summary>
    public static string Row(params ReadOnlySpan<double> values) => "[" + string.Join(' ', Aligned(values)) + "]";

    /// <summary>A single number with twelve significant digits: <c>0.00858452565325</c>.</summary>
    public static string Number(double value) => value.ToString("G12", CultureInfo.InvariantCulture);

    // At most eight decimals, trailing zeros blanked, a column kept for the sign, points below each other.
    private static string[] Aligned(ReadOnlySpan<double> values)
    {
        string[] texts = new string[values.Length];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = values[i].ToString(" 0.########;-0.########", CultureInfo.InvariantCulture);
        int before = texts.Max(text => text.IndexOf('.', StringComparison.Ordinal));
        int after = texts.Max(text => text.Length - text.IndexOf('.', StringComparison.Ordinal));
        return [.. texts.Select(text => Pad(text, before, after))];
    }

    private static string Pad(string text, int before, int after)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal);
        return text.PadLeft(text.Length + before - point).PadRight(before + after);
    }
}
