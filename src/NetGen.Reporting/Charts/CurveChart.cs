using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;

namespace NetGen.Reporting;

/// <summary>A value per epoch, as a line.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">The values of epoch 1, 2, ...; those that are not finite are gaps.</param>
internal sealed record Curve(string Name, IReadOnlyList<double> Values);

/// <summary>Draws values over epochs.</summary>
internal sealed class CurveChart(string title, IReadOnlyList<Curve> curves, int? bestEpoch, bool shares)
{
    /// <summary>From this quotient of the largest and smallest value on, a logarithmic axis shows what a linear one hides.</summary>
    private const double LogarithmicFrom = 30;

    private readonly int _epochs = curves.Max(curve => curve.Values.Count);

    /// <summary>The smallest and the largest finite value; null when there is none.</summary>
    private readonly (double Least, double Most)? _range = RangeOf(curves);

    private bool IsLogarithmic => !shares && _range is { Least: > 0 } range && range.Most / range.Least >= LogarithmicFrom;

    /// <summary>Draws everything.</summary>
    public void Draw(ChartCanvas canvas)
    {
        (double least, double most) = Range();
        (double first, double last) = _epochs > 1 ? (1, _epochs) : (0.5, 1.5);
        double margin = (last - first) * 0.015;
        // The best epoch lies below the curves; its words, above them.
        if (bestEpoch is { } epoch && epoch <= _epochs) MarkBest(canvas, epoch, least, most);
        foreach ((Curve curve, int index) in curves.Select((curve, index) => (curve, index))) Draw(canvas, curve, Palette.Of(index));
        canvas.Plot.Axes.SetLimits(first - margin, last + margin, least, most);
        ChartCanvas.Label(canvas.Plot.Axes.Bottom, Ticks.Linear(first, last, Math.Clamp(canvas.Size.Width / 80, 2, 12), whole: true));
        int wanted = Math.Clamp(canvas.Size.Height / 55, 2, 8);
        ChartCanvas.Label(canvas.Plot.Axes.Left, IsLogarithmic ? Ticks.Logarithmic(least, most, wanted) : Ticks.Linear(least, most, wanted, percent: shares));
        Key[] keys = curves.Count > 1 || curves[0].Name.Length > 0 ? [.. curves.Select((curve, index) => new Key(curve.Name, Palette.Of(index)))] : [];
        canvas.Finish(title + (IsLogarithmic ? ", logarithmic" : ""), keys, _range is null ? "no finite value" : "", xLabel: "epoch");
    }

    private void Draw(ChartCanvas canvas, Curve curve, Color color)
    {
        foreach ((double[] epochs, double[] values) in Thinning.Runs(curve.Values))
        {
            double[] heights = [.. values.Select(Height)];
            Scatter line = canvas.Plot.Add.Scatter(epochs, heights, color);
            // Very many values make a thin line, or all one sees is its thickness.
            line.LineWidth = _epochs > 500 ? 1.2f : 2;
            // A line of one point, or of few, is seen by its points.
            line.MarkerShape = MarkerShape.FilledCircle;
            line.MarkerSize = _epochs <= 12 || epochs.Length == 1 ? 6 : 0;
        }
    }

    private void MarkBest(ChartCanvas canvas, int epoch, double least, double most)
    {
        Curve curve = curves[^1];
        double value = epoch <= curve.Values.Count ? curve.Values[epoch - 1] : double.NaN;
        Scatter line = canvas.Plot.Add.Scatter((double[])[epoch, epoch], (double[])[least, most], Palette.Grid);
        line.LineWidth = 1.5f;
        line.MarkerSize = 0;
        string what = string.Create(CultureInfo.InvariantCulture, $"best epoch {epoch:N0}");
        if (double.IsFinite(value)) what += ": " + (shares ? Numbers.Percent(value) : Numbers.Loss(value));
        if (canvas.Size is { Width: < 320 } or { Height: < 220 }) what = "";
        bool left = epoch > (1 + _epochs) / 2.0;
        // Where curves end high, as those of accuracies do, there is room below.
        bool below = double.IsFinite(value) ? Height(value) > (least + most) / 2 : shares;
        Text text = canvas.Write(what, epoch, below ? least : most, (left, below) switch
        {
            (true, false) => Alignment.UpperRight,
            (false, false) => Alignment.UpperLeft,
            (true, true) => Alignment.LowerRight,
            (false, true) => Alignment.LowerLeft,
        }, Palette.Muted);
        (text.OffsetX, text.OffsetY) = (left ? -6 : 6, below ? -4 : 4);
        if (!double.IsFinite(value)) return;
        Marker ring = canvas.Plot.Add.Marker(epoch, Height(value), MarkerShape.FilledCircle, 10, Palette.Of(curves.Count - 1));
        (ring.MarkerStyle.LineColor, ring.MarkerStyle.LineWidth, ring.MarkerStyle.OutlineColor, ring.MarkerStyle.OutlineWidth) = (Palette.Paper, 2, Palette.Paper, 2);
    }

    private static (double Least, double Most)? RangeOf(IReadOnlyList<Curve> curves)
    {
        (double least, double most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in curves.SelectMany(curve => curve.Values).Where(double.IsFinite)) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return least <= most ? (least, most) : null;
    }

    private double Height(double value) => IsLogarithmic ? Math.Log10(value) : value;

    private (double Least, double Most) Range()
    {
        if (_range is not { } range) return (0, 1);
        (double least, double most) = (Height(range.Least), Height(range.Most));
        double room = most - least;
        if (room <= 1e-12 * Math.Abs(most)) room = most == 0 ? 1 : Math.Abs(most) * 0.2;
        double bottom = least - room * 0.08, top = most + room * 0.12;
        if (shares) return (Math.Max(0, bottom), Math.Max(1 == most ? 1.02 : 0, Math.Min(1.02, top)));
        // Nothing is shown below zero where nothing can be, and zero is shown where it is near.
        if (!IsLogarithmic && least >= 0 && least < most * 0.35) bottom = 0;
        return (bottom, top);
    }
}
