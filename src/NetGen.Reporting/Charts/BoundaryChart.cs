using ScottPlot;
using ScottPlot.Plottables;

namespace NetGen.Reporting;

/// <summary>What a network of two inputs answers in a stretch of the plane: classes, and how sure it is of them.</summary>
/// <param name="Classes">Number of classes.</param>
/// <param name="Answers">For inputs row by row, <c>[examples][2]</c>, the class of each and its lead over the next in [0, 1].</param>
internal sealed record Plane(int Classes, Func<double[], (int Class, double Lead)[]> Answers);

/// <summary>Draws the plane in the colours of a network's answers, and the examples as points on it.</summary>
internal sealed class BoundaryChart(Plane plane, double[] inputs, int[] classOf, string[] names, string xName, string yName)
{
    private const int MostPoints = 1500;
    private const int Resolution = 360;

    /// <summary>The answers at the examples.</summary>
    private readonly (int Class, double Lead)[] _answers = plane.Answers(inputs);

    /// <summary>How many examples lie where the network answers otherwise.</summary>
    public int Mistakes => _answers.Where((answer, row) => answer.Class != classOf[row]).Count();

    /// <summary>Draws everything.</summary>
    public void Draw(ChartCanvas canvas)
    {
        string[] shown = [.. names.Select(canvas.Text.Of)];
        (string x, string y) = (canvas.Text.Of(xName), canvas.Text.Of(yName));
        (double left, double right) = Range(0);
        (double bottom, double top) = Range(1);
        ImageRect image = canvas.Plot.Add.ImageRect(Areas(left, right, bottom, top), new CoordinateRect(left, right, bottom, top));
        image.AntiAlias = true;
        // Of very many points only every so manieth is drawn: more would hide the areas, and each other.
        int every = (classOf.Length + MostPoints - 1) / MostPoints;
        foreach (bool areRight in (ReadOnlySpan<bool>)[true, false])
        {
            for (int one = 0; one < plane.Classes; one++) Points(canvas, one, areRight, every);
        }

        canvas.Plot.Axes.SetLimits(left, right, bottom, top);
        ChartCanvas.Label(canvas.Plot.Axes.Bottom, Ticks.Linear(left, right, Math.Clamp(canvas.Size.Width / 90, 2, 10)));
        ChartCanvas.Label(canvas.Plot.Axes.Left, Ticks.Linear(bottom, top, Math.Clamp(canvas.Size.Height / 60, 2, 8)));
        Key[] keys = [.. shown.Select((name, one) => new Key(name, Palette.Of(one), Palette.ShapeOf(one)))];
        string mistakes = Mistakes switch
        {
            0 => "every example in the area of its class",
            1 => "1 example outside the area of its class, ringed",
            _ => $"{Numbers.Count(Mistakes)} examples outside the area of their class, ringed",
        };
        canvas.Finish("Decision boundary", keys, mistakes, x, y);
        canvas.Plot.HideGrid();
    }

    private void Points(ChartCanvas canvas, int one, bool areRight, int every)
    {
        int[] rows = [.. Enumerable.Range(0, classOf.Length).Where(row => row % every == 0 && classOf[row] == one && _answers[row].Class == one == areRight)];
        if (rows.Length == 0) return;
        Markers points = canvas.Plot.Add.Markers(rows.Select(row => new Coordinates(inputs[row * 2], inputs[row * 2 + 1])).ToArray(), Palette.ShapeOf(one), 8, Palette.Of(one));
        (points.MarkerStyle.OutlineColor, points.MarkerStyle.OutlineWidth) = areRight ? (Palette.Paper, 1) : (Palette.Ink, 2);
    }

    private Image Areas(double left, double right, double bottom, double top)
    {
        var pixels = new Pixels(Resolution, Resolution);
        double[] row = new double[Resolution * 2];
        for (int y = 0; y < Resolution; y++)
        {
            for (int x = 0; x < Resolution; x++)
            {
                row[x * 2] = left + (right - left) * (x + 0.5) / Resolution;
                row[x * 2 + 1] = top - (top - bottom) * (y + 0.5) / Resolution;
            }

            (int Class, double Lead)[] answers = plane.Answers(row);
            // Few shades: their edges are lines of equal certainty, and the file stays small.
            for (int x = 0; x < Resolution; x++) pixels.Set(x, y, Palette.Of(answers[x].Class), 0.08 + 0.32 * Math.Round(answers[x].Lead * 8) / 8);
        }

        return pixels.ToImage();
    }

    private (double Least, double Most) Range(int column)
    {
        IEnumerable<double> values = inputs.Where((_, index) => index % 2 == column);
        (double least, double most) = (values.Min(), values.Max());
        double room = most > least ? (most - least) * 0.08 : Math.Max(1, Math.Abs(most) * 0.1);
        return (least - room, most + room);
    }
}
