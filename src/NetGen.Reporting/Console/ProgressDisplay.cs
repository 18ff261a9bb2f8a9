namespace NetGen.Reporting;

/// <summary>How <see cref="ConsoleProgress"/> shows a training.</summary>
public enum ProgressDisplay
{
    /// <summary>Live where the console can do that, lines where its output is redirected to a file or a log.</summary>
    Auto,

    /// <summary>One line that is overwritten.</summary>
    Live,

    /// <summary>A plain line now and then.</summary>
    Lines,

    /// <summary>Nothing at all.</summary>
    Quiet,
}
