using System.Text;
using ScottPlot;
using SkiaSharp;

namespace NetGen.Reporting;

/// <summary>The type that charts are set in. It comes with the assembly, because servers often have no font at all.</summary>
internal sealed class ChartFonts : IFontResolver
{
    // A constant would be used without this class ever being initialised, and ScottPlot would look for a font of that name in the system.
    /// <summary>The name under which ScottPlot finds it; no system's font has it.</summary>
    public static string Name { get; } = "NetGen.Reporting: Inter";

    private static readonly SKTypeface Regular = Load("Inter-Regular.otf");
    private static readonly SKTypeface SemiBold = Load("Inter-SemiBold.otf");

    static ChartFonts() => Fonts.FontResolvers.Insert(0, new ChartFonts());

    private ChartFonts()
    {
    }

    /// <summary>Whether all characters of a text are in the type.</summary>
    public static bool CanShow(string text) => text.EnumerateRunes().All(CanShow);

    /// <summary>A font of the system that has the first of the characters that ours lacks; null when there is none.</summary>
    public static string? OfSystem(string text)
    {
        Rune foreign = text.EnumerateRunes().First(rune => !CanShow(rune));
        // Not every font manager looks whether the font it returns has the character.
        SKTypeface? typeface = SKFontManager.Default.MatchCharacter(foreign.Value);
        return typeface?.ContainsGlyph(foreign.Value) == true ? typeface.FamilyName : null;
    }

    /// <summary>How wide a text is, in pixels.</summary>
    public static float Width(string text, float size, bool bold = false)
    {
        using var font = new SKFont(bold ? SemiBold : Regular, size);
        return font.MeasureText(text);
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? (weight >= FontWeight.SemiBold ? SemiBold : Regular) : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        CreateTypeface(fontName, bold ? FontWeight.Bold : FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);

    private static bool CanShow(Rune rune) => Regular.ContainsGlyph(rune.Value);

    private static SKTypeface Load(string resource)
    {
        using Stream stream = typeof(ChartFonts).Assembly.GetManifestResourceStream(resource)!;
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font {resource} cannot be read.");
    }
}
