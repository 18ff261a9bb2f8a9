using ScottPlot;

namespace NetGen.Reporting;

/// <summary>A plot in the style of this package: quiet axes, horizontal grid lines, title and legend above the data.</summary>
internal sealed class ChartCanvas(Plot plot, ChartText text, int width, int height)
{
    private const float LabelSize = 12;
    private const float TickSize = 11.5f;

    /// <summary>The plot to draw on.</summary>
    public Plot Plot => plot;

    /// <summary>The texts of the chart.</summary>
    public ChartText Text => text;

    /// <summary>The size of the picture, in units of its text.</summary>
    public (int Width, int Height) Size => (width, height);

    /// <summary>Sets titles and colours; to be called after everything was added.</summary>
    public void Finish(string title, IReadOnlyList<Key> keys, string subtitle = "", string xLabel = "", string yLabel = "")
    {
        string font = text.Font;
        plot.FigureBackground.Color = Palette.Paper;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.FrameColor(Palette.Muted);
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        // Room for half a number beyond the last tick.
        plot.Axes.Right.MinimumSize = 24;
        foreach (IAxis axis in plot.Axes.GetAxes())
        {
            axis.TickLabelStyle.FontName = font;
            axis.TickLabelStyle.FontSize = TickSize;
            axis.TickLabelStyle.ForeColor = Palette.Muted;
            axis.MajorTickStyle.Color = Palette.Muted;
        }

        foreach (ScottPlot.AxisPanels.AxisBase axis in plot.Axes.GetAxes().OfType<ScottPlot.AxisPanels.AxisBase>())
        {
            axis.EmptyLabelPadding = new PixelPadding(10);
            axis.PaddingOutsideAxisLabels = new PixelPadding(10);
        }

        Name(plot.Axes.Bottom.Label, xLabel, font);
        Name(plot.Axes.Left.Label, yLabel, font);
        plot.Grid.MajorLineColor = Palette.Grid;
        plot.Grid.MajorLineWidth = 1;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.HideLegend();
        plot.Axes.Title.IsVisible = false;
        plot.Axes.AddPanel(new HeadingPanel(title, subtitle, keys, font, width));
    }

    /// <summary>Sets where an axis has which labels.</summary>
    public static void Label(IAxis axis, IEnumerable<(double Position, string Label)> ticks) =>
        axis.TickGenerator = new ScottPlot.TickGenerators.NumericManual([.. ticks.Select(tick => tick.Position)], [.. ticks.Select(tick => tick.Label)]);

    /// <summary>Writes into the plot.</summary>
    public ScottPlot.Plottables.Text Write(string what, double x, double y, Alignment alignment, Color color, float size = LabelSize, bool bold = false)
    {
        ScottPlot.Plottables.Text written = plot.Add.Text(what, x, y);
        (written.LabelFontName, written.LabelFontSize, written.LabelBold, written.LabelFontColor, written.LabelAlignment) =
            (text.Font, size, bold, color, alignment);
        return written;
    }

    private static void Name(LabelStyle label, string name, string font) =>
        (label.Text, label.FontName, label.FontSize, label.Bold, label.ForeColor) = (name, font, LabelSize, false, Palette.Muted);
}
