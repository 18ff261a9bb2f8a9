using Spectre.Console;

namespace NetGen.Reporting;

/// <summary>
/// Shows a training in the console: epoch, loss, validation, examples per second and, after the second epoch, the time left. Live on a
/// terminal, as plain lines where output is redirected. Give it to <see cref="FitOptions.Progress"/>, and dispose of it afterwards, which shows how a training ended that
/// stopped early. Several trainings one after another, such as those of a cross-validation, have a line each.
/// </summary>
/// <remarks>
/// Between two drawings a report costs a look at the clock. Whatever else is written to the console while a training is shown live ends up in
/// the middle of its line.
/// </remarks>
public sealed class ConsoleProgress : IProgress<TrainingProgress>, IDisposable
{
    private readonly Lock _lock = new();
    private readonly IAnsiConsole _console;
    private readonly ConsoleProgressOptions _options;
    private readonly ProgressDisplay _display;
    private ProgressState? _state;
    private long _shownAt;
    private bool _isShown;
    private bool _isDisposed;

    /// <summary>Prepares to show trainings.</summary>
    /// <param name="options">How; by default live or as lines, as the console's capabilities say.</param>
    /// <param name="console">Where; by default the program's own console.</param>
    public ConsoleProgress(ConsoleProgressOptions? options = null, IAnsiConsole? console = null)
    {
        _console = console ?? AnsiConsole.Console;
        _options = options ?? new ConsoleProgressOptions();
        bool canDrawOver = _console.Profile.Capabilities is { Ansi: true, Interactive: true };
        _display = _options.Display switch
        {
            ProgressDisplay.Auto => canDrawOver ? ProgressDisplay.Live : ProgressDisplay.Lines,
            ProgressDisplay given => given,
        };
    }

    /// <summary>Takes note of an epoch, and shows it if it is time to. After disposal nothing is shown.</summary>
    /// <param name="value">The epoch.</param>
    public void Report(TrainingProgress value)
    {
        if (_display == ProgressDisplay.Quiet) return;
        lock (_lock)
        {
            if (_isDisposed) return;
            // Epochs that begin again are those of another training.
            if (_state is { } before && value.Epoch <= before.Current.Epoch) End();
            bool isFirst = _state is null;
            _state = new ProgressState(_state?.First ?? value, value);
            _isShown = false;
            if (value.Epoch >= value.Epochs) End();
            else if (isFirst || _options.TimeProvider.GetElapsedTime(_shownAt) >= (_display == ProgressDisplay.Live ? _options.LiveInterval : _options.LineInterval))
                Show(isLast: false);
        }
    }

    /// <summary>Shows the last epoch, if it is not shown yet, and ends the line.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (!_isDisposed) End();
            _isDisposed = true;
        }
    }

    private void End()
    {
        if (_state is null) return;
        if (!_isShown || _display == ProgressDisplay.Live) Show(isLast: true);
        if (_display == ProgressDisplay.Live) _console.WriteLine();
        _state = null;
    }

    private void Show(bool isLast)
    {
        ProgressState state = _state!.Value;
        if (_display == ProgressDisplay.Live)
        {
            // One line, and never so long that the terminal would break it: what is broken cannot be overwritten.
            int width = Math.Max(1, _console.Profile.Width - 1);
            _console.WriteAnsi(static writer => writer.Write("\r"));
            _console.Write(ProgressLine.Live(state, _options.Title, width, _console.Profile.Capabilities.Unicode, isLast));
            _console.WriteAnsi(static writer => writer.EraseInLine(0));
        }
        else
        {
            // Past the console's own line breaks: a log has no width.
            _console.Profile.Out.Writer.WriteLine(ProgressLine.Plain(state, _options.Title, isLast));
            _console.Profile.Out.Writer.Flush();
        }

        _isShown = true;
        _shownAt = _options.TimeProvider.GetTimestamp();
    }
}
