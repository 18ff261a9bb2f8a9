using ScottPlot;

namespace NetGen.Reporting;

/// <summary>What a colour means.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Color">The colour.</param>
/// <param name="Shape">The marker of a class's points; null where it is a line.</param>
internal readonly record struct Key(string Name, Color Color, MarkerShape? Shape = null);

/// <summary>
/// A title at the left with the keys in a line below it, above the data: it hides nothing, and is read before the curves. (ScottPlot centres
/// titles and puts legends into the data or into a box.)
/// </summary>
internal sealed class HeadingPanel(string title, string subtitle, IReadOnlyList<Key> keys, string font, float figureWidth) : IPanel
{
    private const float TitleHeight = 24;
    private const float LineHeight = 21;
    private const float Side = 16;
    private const float MarkWidth = 22;
    private const float Gap = 18;

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public Edge Edge => Edge.Top;

    /// <inheritdoc/>
    public bool ShowDebugInformation { get; set; }

    /// <inheritdoc/>
    public float MinimumSize { get; set; }

    /// <inheritdoc/>
    public float MaximumSize { get; set; } = float.MaxValue;

    /// <summary>Lines of keys: as many as their names need.</summary>
    private int KeyLines => keys.Count == 0 ? 0 : Placed().Max(key => key.Line) + 1;

    /// <inheritdoc/>
    public float Measure(Paint paint) => 12 + (title.Length > 0 ? TitleHeight : 0) + (subtitle.Length > 0 ? LineHeight : 0) + KeyLines * LineHeight + 6;

    /// <inheritdoc/>
    public PixelRect GetPanelRect(PixelRect dataRect, float size, float offset, Paint paint) =>
        new(dataRect.Left, dataRect.Right, dataRect.Top - offset, dataRect.Top - offset - size);

    /// <inheritdoc/>
    public void Render(RenderPack rp, float size, float offset)
    {
        using Paint paint = Paint.NewDisposablePaint();
        float y = 12;
        if (title.Length > 0) Write(title, Side, ref y, TitleHeight, Palette.Ink, 15, true);
        if (subtitle.Length > 0) Write(subtitle, Side, ref y, LineHeight, Palette.Muted, 12, false);
        foreach ((Key key, int line, float x) in Placed())
        {
            float middle = y + line * LineHeight + LineHeight / 2;
            Mark(rp, key, new Pixel(x + MarkWidth / 2 - 3, middle));
            float top = y + line * LineHeight;
            Write(key.Name, x + MarkWidth, ref top, LineHeight, Palette.Ink, 12, false);
        }

        void Write(string text, float x, ref float top, float height, Color color, float fontSize, bool bold)
        {
            var label = new LabelStyle { Text = text, FontName = font, FontSize = fontSize, Bold = bold, ForeColor = color, Alignment = Alignment.MiddleLeft };
            label.Render(rp.Canvas, new Pixel(x, top + height / 2), paint);
            top += height;
        }
    }

    private static void Mark(RenderPack rp, Key key, Pixel center)
    {
        using Paint paint = Paint.NewDisposablePaint();
        if (key.Shape is { } shape)
        {
            new MarkerStyle(shape, 9, key.Color).Render(rp.Canvas, center, paint);
            return;
        }

        Drawing.DrawLine(rp.Canvas, paint, new PixelLine(center.X - 8, center.Y, center.X + 8, center.Y), new LineStyle { Color = key.Color, Width = 2.5f });
    }

    private IEnumerable<(Key Key, int Line, float X)> Placed()
    {
        (int line, float x) = (0, Side);
        foreach (Key key in keys)
        {
            float width = MarkWidth + ChartFonts.Width(key.Name, 12) + Gap;
            if (x > Side && x + width - Gap > figureWidth - Side) (line, x) = (line + 1, Side);
            yield return (key, line, x);
            x += width;
        }
    }
}
