using ScottPlot;

namespace NetGen.Reporting;

/// <summary>
/// A picture of a training or of a network. Made by the methods of this class, saved as PNG or SVG of any size; immutable, and drawn anew each
/// time. Needs no display and no installed font. Safe from many threads.
/// </summary>
/// <remarks>
/// Colours are told apart by people with any colour vision, and numbers are written the same in every culture. SVG keeps texts as texts,
/// in a sans-serif font of whoever looks at it, so that letters may be a little wider or narrower there than in the PNG.
/// </remarks>
public sealed partial class Chart
{
    private const int Smallest = 64;
    private const int Largest = 16_384;
    private const int InlineWidth = 480;
    private readonly Action<ChartCanvas> _draw;

    private Chart(string title, string description, int width, int height, Action<ChartCanvas> draw, int? inlineWidth = null)
    {
        Title = title;
        Description = description;
        Width = width;
        Height = height;
        _draw = draw;
        InlineSize = inlineWidth is { } inline ? (inline, inline * height / width) : (width, height);
    }

    /// <summary>The title that stands in the picture.</summary>
    public string Title { get; }

    /// <summary>What the picture shows, in a sentence, for those who cannot see it; SVG and reports carry it.</summary>
    public string Description { get; }

    /// <summary>The width it has unless another one is asked for; it depends on what there is to show.</summary>
    public int Width { get; }

    /// <summary>The height it has unless another one is asked for.</summary>
    public int Height { get; }

    /// <summary>The size in a page, where two pictures stand beside each other and letters are to be of about the size of the page's.</summary>
    internal (int Width, int Height) InlineSize { get; }

    /// <summary>Saves the picture as PNG. The file is either there as a whole or not at all.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="width">The width; <see cref="Width"/> by default.</param>
    /// <param name="height">The height; <see cref="Height"/> by default.</param>
    /// <param name="scale">Pixels per unit of width and height: 2 draws everything, letters too, twice as large. 1 by default; from 0.25 to 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width or height in pixels is not from 64 to 16,384, or the scale is out of its range.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    public void SavePng(string path, int? width = null, int? height = null, double scale = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] picture = ToPng(width, height, scale);
        AtomicFile.Write(path, stream => stream.Write(picture));
    }

    /// <summary>Saves the picture as SVG. The file is either there as a whole or not at all.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="width">The width; <see cref="Width"/> by default.</param>
    /// <param name="height">The height; <see cref="Height"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width or height is not from 64 to 16,384.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    public void SaveSvg(string path, int? width = null, int? height = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] picture = System.Text.Encoding.UTF8.GetBytes(ToSvg(width, height));
        AtomicFile.Write(path, stream => stream.Write(picture));
    }

    /// <summary>The picture as a PNG file.</summary>
    /// <param name="width">The width; <see cref="Width"/> by default.</param>
    /// <param name="height">The height; <see cref="Height"/> by default.</param>
    /// <param name="scale">Pixels per unit of width and height; 1 by default, from 0.25 to 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width or height in pixels is not from 64 to 16,384, or the scale is out of its range.</exception>
    public byte[] ToPng(int? width = null, int? height = null, double scale = 1)
    {
        Require.Between(0.25, 8, scale, nameof(scale));
        int wide = Pixels(width ?? Width, nameof(width)), high = Pixels(height ?? Height, nameof(height));
        using var plot = new Plot { ScaleFactor = scale };
        _draw(new ChartCanvas(plot, new ChartText(forSvg: false), width ?? Width, height ?? Height));
        return plot.GetImageBytes(wide, high, ImageFormat.Png);

        int Pixels(int units, string name) => Require.Between(Smallest, Largest, (int)Math.Clamp(Math.Round(units * scale), int.MinValue, int.MaxValue), name);
    }

    /// <summary>The picture as the text of an SVG file.</summary>
    /// <param name="width">The width; <see cref="Width"/> by default.</param>
    /// <param name="height">The height; <see cref="Height"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width or height is not from 64 to 16,384.</exception>
    public string ToSvg(int? width = null, int? height = null) => Svg(width ?? Width, height ?? Height).ToFile();

    /// <summary>The picture as part of a page.</summary>
    /// <param name="number">The number of the picture on the page, which keeps its names apart from the others'.</param>
    internal string ToInlineSvg(int number) => Svg(InlineSize.Width, InlineSize.Height).ToPart(number);

    private SvgPicture Svg(int width, int height)
    {
        Require.Between(Smallest, Largest, width, nameof(width));
        Require.Between(Smallest, Largest, height, nameof(height));
        using var plot = new Plot();
        var text = new ChartText(forSvg: true);
        _draw(new ChartCanvas(plot, text, width, height));
        return new SvgPicture(plot.GetSvgXml(width, height), Title, Description, text.StandIns);
    }
}
