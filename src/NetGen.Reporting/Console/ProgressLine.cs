using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Reporting;

/// <summary>The words of <see cref="ConsoleProgress"/>.</summary>
internal static class ProgressLine
{
    private const int LongestBar = 30;
    private const int ShortestBar = 6;
    private static readonly Style Faint = new(Color.Grey);

    /// <summary>A line for a file: always the same columns, nothing but text.</summary>
    public static string Plain(ProgressState state, string title, bool isLast)
    {
        TrainingProgress now = state.Current;
        List<string> parts = [Epoch(now), $"loss {Numbers.Loss(now.Loss)}"];
        if (ChartText.OneLine(title) is { Length: > 0 } name) parts.Insert(0, name);
        if (now.Validation is { } validation)
        {
            parts.Add($"validation {Numbers.Loss(validation.Loss)}");
            if (!double.IsNaN(validation.Accuracy)) parts.Add($"accuracy {Numbers.Percent(validation.Accuracy)}");
        }

        parts.Add($"{Numbers.Speed(now.ExamplesPerSecond)} examples/s");
        if (isLast) parts.Add($"took {Numbers.Duration(now.Elapsed)}");
        else if (state.Left is { } left) parts.Add($"{Numbers.Clock(left)} left");
        return string.Join("  ", parts);
    }

    /// <summary>A line for a terminal: as much as fits its width, the most important first.</summary>
    public static IRenderable Live(ProgressState state, string title, int width, bool unicode, bool isLast)
    {
        TrainingProgress now = state.Current;
        List<(string Text, Style Style, int Rank)> parts = [(Epoch(now), Style.Plain, 0), ($"loss {Numbers.Loss(now.Loss)}", Style.Plain, 1)];
        if (ChartText.OneLine(title) is { Length: > 0 } name) parts.Insert(0, (name, new Style(decoration: Decoration.Bold), 3));
        if (now.Validation is { } validation)
        {
            parts.Add(($"val {Numbers.Loss(validation.Loss)}", new Style(Color.Yellow), 2));
            if (!double.IsNaN(validation.Accuracy)) parts.Add((Numbers.Percent(validation.Accuracy), new Style(Color.Yellow), 4));
        }

        if (isLast) parts.Add((Numbers.Duration(now.Elapsed), Faint, 5));
        else if (state.Left is { } left) parts.Add(($"{Numbers.Clock(left)} left", Faint, 5));
        parts.Add(($"{Numbers.ShortSpeed(now.ExamplesPerSecond)}/s", Faint, 6));
        while (parts.Count > 1 && Length(parts) > width) parts.Remove(parts.MaxBy(part => part.Rank));

        var line = new Paragraph { Overflow = Overflow.Crop };
        int bar = Math.Min(LongestBar, width - Length(parts) - 2);
        foreach (((string text, Style style, int rank), int index) in parts.Select((part, index) => (part, index)))
        {
            line.Append(index > 0 ? "  " : "");
            line.Append(text.Length > width ? text[..width] : text, style);
            if (rank == 0 && bar >= ShortestBar) AppendBar(line, bar, (double)now.Epoch / now.Epochs, unicode);
        }

        return line;
    }

    private static string Epoch(TrainingProgress now)
    {
        string all = now.Epochs.ToString(CultureInfo.InvariantCulture);
        return $"epoch {now.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(all.Length)}/{all}";
    }

    private static int Length(List<(string Text, Style Style, int Rank)> parts) => parts.Sum(part => part.Text.GetCellWidth() + 2) - 2;

    private static void AppendBar(Paragraph line, int length, double share, bool unicode)
    {
        int filled = (int)Math.Round(length * Math.Clamp(share, 0, 1));
        line.Append("  ");
        line.Append(new string(unicode ? '━' : '#', filled), new Style(Color.Blue));
        line.Append(new string(unicode ? '─' : '.', length - filled), Faint);
    }
}
