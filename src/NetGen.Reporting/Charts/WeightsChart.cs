using ScottPlot;

namespace NetGen.Reporting;

/// <summary>Draws the weights into each unit of a layer as a small image.</summary>
/// <param name="units">The weights of each unit to draw, row by row of its image.</param>
/// <param name="side">Width and height of an image.</param>
/// <param name="all">How many units there are.</param>
internal sealed class WeightsChart(double[][] units, (int Width, int Height) side, int all)
{
    private readonly double _largest = units.Max(unit => unit.Max(weight => double.IsFinite(weight) ? Math.Abs(weight) : 0));

    private int Columns => Math.Min(units.Length, (int)Math.Ceiling(Math.Sqrt(units.Length * 1.7 * side.Height / side.Width)));

    private int Rows => (units.Length + Columns - 1) / Columns;

    /// <summary>Pixels of the picture per weight, so that it becomes about 600 wide.</summary>
    private double Zoom => Math.Clamp(600.0 / (Columns * (side.Width + Gap)), 0.5, 14);

    private double Gap => side.Width * 0.12;

    /// <summary>The width at which images are neither tiny nor huge.</summary>
    public int Width => (int)Math.Max(380, Columns * (side.Width + Gap) * Zoom + 32);

    /// <summary>The height that goes with it.</summary>
    public int Height => (int)(Rows * (side.Height + Gap) * Zoom + 100);

    /// <summary>Draws everything.</summary>
    public void Draw(ChartCanvas canvas)
    {
        for (int unit = 0; unit < units.Length; unit++)
        {
            double left = unit % Columns * (side.Width + Gap), top = -(unit / Columns) * (side.Height + Gap);
            var rect = new CoordinateRect(left, left + side.Width, top - side.Height, top);
            ScottPlot.Plottables.ImageRect image = canvas.Plot.Add.ImageRect(Picture(units[unit]), rect);
            image.AntiAlias = false;
            ScottPlot.Plottables.Rectangle frame = canvas.Plot.Add.Rectangle(rect);
            (frame.FillColor, frame.LineColor, frame.LineWidth) = (Colors.Transparent, Palette.Grid, 1);
        }

        canvas.Plot.Axes.SetLimits(-Gap / 2, Columns * (side.Width + Gap) - Gap / 2, -Rows * (side.Height + Gap) + Gap / 2, Gap / 2);
        canvas.Plot.Axes.Rules.Add(new ScottPlot.AxisRules.SquareZoomOut(canvas.Plot.Axes.Bottom, canvas.Plot.Axes.Left));
        string range = _largest.ToString("G3", System.Globalization.CultureInfo.InvariantCulture);
        Key[] keys = [new("positive", Palette.Vermilion, MarkerShape.FilledSquare), new("negative", Palette.Blue, MarkerShape.FilledSquare)];
        string shown = units.Length < all ? $"{units.Length} of {all} units" : $"{all} units";
        canvas.Finish("First-layer weights", keys, $"{shown}; full colour at ±{range}");
        canvas.Plot.Axes.Frameless();
        canvas.Plot.HideGrid();
        canvas.Plot.Axes.Right.MinimumSize = canvas.Plot.Axes.Left.MinimumSize = canvas.Plot.Axes.Bottom.MinimumSize = 12;
    }

    private Image Picture(double[] weights)
    {
        var pixels = new Pixels(side.Width, side.Height);
        for (int i = 0; i < weights.Length; i++)
        {
            double strength = double.IsFinite(weights[i]) && _largest > 0 ? Math.Abs(weights[i]) / _largest : 0;
            pixels.Set(i % side.Width, i / side.Width, weights[i] > 0 ? Palette.Vermilion : Palette.Blue, strength);
        }

        return pixels.ToImage();
    }
}
