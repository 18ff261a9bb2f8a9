using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;

namespace NetGen.Reporting;

/// <summary>Draws a confusion matrix: right answers blue, mistakes vermilion, each the stronger the larger its share of the row.</summary>
internal sealed class ConfusionChart
{
    private const float NameSize = 11.5f;
    private readonly ClassificationReport _report;
    private readonly string[] _names;
    private readonly float _longest;

    public ConfusionChart(ClassificationReport report, string[] names)
    {
        _report = report;
        _names = names;
        _longest = names.Max(name => ChartFonts.Width(ChartText.OneLine(name), NameSize));
        // Names stand upright where they do not fit side by side.
        Upright = _longest + 8 > Cell;
        float above = 12 + 24 + 21 + 6, beside = 16 + 20 + _longest + 12, below = (Upright ? _longest : 16) + 12 + 20 + 8;
        Width = (int)Math.Max(340, beside + Cell * Classes + 24);
        Height = (int)(above + Cell * Classes + below);
    }

    /// <summary>The width at which cells are neither tiny nor huge.</summary>
    public int Width { get; }

    /// <summary>The height that goes with it.</summary>
    public int Height { get; }

    private bool Upright { get; }

    private int Classes => _report.Classes;

    private float Cell => Math.Clamp(460f / Classes, 9, 84);

    /// <summary>Draws everything.</summary>
    public void Draw(ChartCanvas canvas)
    {
        string[] names = [.. _names.Select(canvas.Text.Of)];
        double cell = Math.Min((canvas.Size.Width - 60 - _longest) / Classes, (canvas.Size.Height - 130.0) / Classes);
        // One size for all counts, in which the longest fits its cell.
        float longestCount = ChartFonts.Width(Count(Enumerable.Range(0, Classes * Classes).Max(pair => _report.Confusion(pair / Classes, pair % Classes))), 1);
        float countSize = (float)Math.Min(15, Math.Min(cell * 0.42, cell * 0.8 / longestCount));
        for (int actual = 0; actual < Classes; actual++)
        {
            int support = _report.PerClass[actual].Support;
            for (int predicted = 0; predicted < Classes; predicted++)
            {
                int count = _report.Confusion(actual, predicted);
                if (count > 0) Fill(canvas, actual, predicted, count, (double)count / support, countSize);
            }
        }

        int every = Math.Max(1, (int)Math.Ceiling(14 / Math.Max(cell, 1)));
        int[] labelled = [.. Enumerable.Range(0, Classes).Where(one => one % every == 0)];
        ChartCanvas.Label(canvas.Plot.Axes.Bottom, labelled.Select(one => ((double)one, names[one])));
        ChartCanvas.Label(canvas.Plot.Axes.Left, labelled.Select(one => (-(double)one, names[one])));
        canvas.Plot.Axes.SetLimits(-0.5, Classes - 0.5, 0.5 - Classes, 0.5);
        canvas.Plot.Axes.Rules.Add(new ScottPlot.AxisRules.SquareZoomOut(canvas.Plot.Axes.Bottom, canvas.Plot.Axes.Left));
        string accuracy = string.Create(CultureInfo.InvariantCulture, $"{_report.Examples:N0} examples, accuracy {Numbers.Percent(_report.Accuracy)}");
        canvas.Finish("Confusion matrix", [], accuracy, xLabel: "predicted", yLabel: "actual");
        canvas.Plot.HideGrid();
        foreach (IAxis axis in new IAxis[] { canvas.Plot.Axes.Bottom, canvas.Plot.Axes.Left })
        {
            axis.FrameLineStyle.Width = 0;
            axis.MajorTickStyle.Length = 0;
            axis.TickLabelStyle.ForeColor = Palette.Ink;
        }

        if (!Upright) return;
        canvas.Plot.Axes.Bottom.TickLabelStyle.Rotation = -90;
        canvas.Plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
        canvas.Plot.Axes.Bottom.MinimumSize = _longest + 36;
    }

    private static void Fill(ChartCanvas canvas, int actual, int predicted, int count, double share, float countSize)
    {
        const double gap = 0.03;
        Rectangle rectangle = canvas.Plot.Add.Rectangle(predicted - 0.5 + gap, predicted + 0.5 - gap, -actual - 0.5 + gap, -actual + 0.5 - gap);
        // A single mistake among many is what one looks for: it may be pale, not invisible.
        double strength = 0.14 + 0.86 * share;
        rectangle.FillColor = (actual == predicted ? Palette.Blue : Palette.Vermilion).WithAlpha(strength);
        rectangle.LineWidth = 0;
        if (countSize < 5) return;
        canvas.Write(Count(count), predicted, -actual, Alignment.MiddleCenter, strength > 0.55 ? Palette.Paper : Palette.Ink, countSize);
    }

    private static string Count(int count) => Numbers.Count(count);
}
