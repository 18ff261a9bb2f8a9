using System.Text;

namespace DigitsSample;

/// <summary>An image in characters.</summary>
internal static class Picture
{
    private const int Side = 8;
    private const string Shades = " .:-=+*#%@";

    /// <summary>Eight lines; every pixel two characters wide, because characters are twice as high as wide.</summary>
    public static string Of(ReadOnlySpan<float> pixels)
    {
        var text = new StringBuilder();
        for (int row = 0; row < Side; row++)
        {
            text.Append("    |");
            foreach (float ink in pixels.Slice(row * Side, Side))
                text.Append(Shades[(int)(ink * (Shades.Length - 1))], repeatCount: 2);
            text.AppendLine("|");
        }
        return text.ToString();
    }
}
