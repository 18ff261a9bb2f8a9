using System.Globalization;
using System.Text;

namespace NetGen.Reporting;

/// <summary>
/// The texts of one chart. Skia leaves out of an SVG whatever its font cannot show, and a server may have no font with, say, Chinese. So
/// an SVG is drawn with a stand-in of about the same width for each such text, and gets the true one afterwards; its reader has the font.
/// </summary>
internal sealed class ChartText(bool forSvg)
{
    private const int Longest = 32;

    // Wide, rarely used, and in our font.
    private const char Mark = '№';

    private readonly Dictionary<string, string> _standIns = [];

    /// <summary>The texts that stand-ins stand for.</summary>
    public IReadOnlyDictionary<string, string> StandIns => _standIns;

    /// <summary>The font that shows the texts so far: ours, or one of the system that has what ours lacks.</summary>
    public string Font { get; private set; } = ChartFonts.Name;

    /// <summary>What to draw for a text of somebody else: one line, not endless, without control characters.</summary>
    public string Of(string text)
    {
        string line = OneLine(text);
        if (!forSvg)
        {
            // Where no font has a character, its box says at least that there is one.
            if (!ChartFonts.CanShow(line) && ChartFonts.OfSystem(line) is { } font) Font = font;
            return line;
        }

        if (ChartFonts.CanShow(line) && !line.Contains(Mark, StringComparison.Ordinal)) return line;
        string standIn = string.Create(CultureInfo.InvariantCulture, $"{Mark}{_standIns.Count}{Mark}").PadRight(line.Length, Mark);
        _standIns.Add(standIn, line);
        return standIn;
    }

    /// <summary>A text without anything that would break a line, a file or a layout.</summary>
    internal static string OneLine(string text)
    {
        var line = new StringBuilder();
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (++length > Longest)
            {
                line.Append('…');
                break;
            }

            bool invisible = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            line.Append(invisible || rune.Value is 0xFFFE or 0xFFFF ? " " : rune.ToString());
        }

        return line.ToString();
    }
}
