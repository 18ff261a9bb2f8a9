using System.Text.RegularExpressions;
using Spectre.Console;

namespace NetGen.Reporting.Tests.Console;

/// <summary>A console whose output is text, and a clock that stands still until told otherwise.</summary>
internal sealed partial class Screen : TimeProvider, IDisposable
{
    private readonly StringWriter _writer = new() { NewLine = "\n" };
    private long _now;

    public Screen(bool terminal, int width = 80, ColorSystemSupport colors = ColorSystemSupport.NoColors)
    {
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_writer),
            Ansi = terminal ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = terminal ? InteractionSupport.Yes : InteractionSupport.No,
            ColorSystem = colors,
        });
        Console.Profile.Width = width;
    }

    public IAnsiConsole Console { get; }

    public string Text => _writer.ToString();

    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What each drawing of the live line showed, escape codes left out.</summary>
    public string[] Drawings => [.. Text.Split('\r', StringSplitOptions.RemoveEmptyEntries).Select(drawing => EscapeCode().Replace(drawing, ""))];

    public void Dispose() => _writer.Dispose();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public void Wait(double seconds) => _now += TimeSpan.FromSeconds(seconds).Ticks;

    public ConsoleProgress Progress(ProgressDisplay display = ProgressDisplay.Auto, string title = "") =>
        new(new ConsoleProgressOptions { Display = display, Title = title, TimeProvider = this }, Console);

    /// <summary>Epoch <paramref name="epoch"/> of <paramref name="epochs"/>, a second each.</summary>
    public static TrainingProgress Epoch(int epoch, int epochs, Evaluation? validation = null, double loss = 0.5) =>
        new(epoch, epochs, loss, validation, TimeSpan.FromSeconds(epoch), 1234.5);

    [GeneratedRegex(@"\e\[[0-9;]*[A-Za-z]")]
    private static partial Regex EscapeCode();
}
