namespace NetGen;

/// <summary>
/// When Fit writes checkpoints, and where: all that is needed to go on from there, after a crash or a power cut, as if nothing had happened, to the
/// last bit. Checkpoints are written between two steps, also in the middle of an epoch, and when Fit ends.
/// </summary>
/// <remarks>
/// A file is replaced as a whole or not at all, there is one at every moment, and a copy of the one before stays beside it, with <c>.previous</c> added
/// to its name. Writing takes memory, and about as long as copying such a file, of the size of the parameters and of what the optimizer remembers, and
/// writing and flushing another. From its first look at the path to its end nobody else writes there: a second training, in the same process or in
/// another, gets an <see cref="IOException"/> that says so. The lock is a hidden file beside the path, and dies with its process.
/// </remarks>
public sealed record CheckpointOptions
{
    /// <summary>Says where checkpoints are.</summary>
    /// <param name="path">The file; its folder has to exist.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public CheckpointOptions(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>
    /// Whether Fit goes on from the checkpoint that is there, if there is one; true by default. It has to be of the same network, optimizer, data and
    /// options; what may differ is how long to train: <see cref="FitOptions.Epochs"/> (without a schedule) and all rules that stop, and the number of
    /// threads. A run that a rule about losses or a condition has ended is over: Fit then returns what came of it. With another rule, such as
    /// a longer patience, it goes on; a condition counts as the same one as long as there is one. Where there is no file, or one without contents, it goes
    /// on from the one before, if that is there. When false, the first checkpoint replaces what is there.
    /// </summary>
    public bool Resume { get; init; } = true;

    /// <summary>Writes when this much time has passed since the last one; 30 seconds by default, null for no such rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not greater than 0.</exception>
    public TimeSpan? Every { get; init => field = Option.Positive(value, nameof(Every)); } = TimeSpan.FromSeconds(30);

    /// <summary>Writes when this many steps were taken since the last one; at least 1; null, the default, for no such rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public long? EverySteps { get; init => field = Option.AtLeastOne(value, nameof(EverySteps)); }

    /// <summary>Writes at the end of every so many epochs; at least 1; null, the default, for no such rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? EveryEpochs { get; init => field = (int?)Option.AtLeastOne(value, nameof(EveryEpochs)); }
}
