namespace NetGen;

/// <summary>How <see cref="NetworkTrainer{TNetwork, T}.Fit(Dataset{T}, FitOptions, CancellationToken)"/> goes over a dataset.</summary>
public sealed record FitOptions
{
    /// <summary>
    /// How often to go over the data; at least 1, which is the default. Say it always: networks rarely learn in one epoch, and how many they need
    /// depends on the data.
    /// </summary>
    /// <example><c>new FitOptions { Epochs = 100, ValidationFraction = 0.2 }</c></example>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Epochs { get; init => field = Option.AtLeastOne(value, nameof(Epochs)); } = 1;

    /// <summary>
    /// Examples per step; at least 1, 32 by default. The last batch of an epoch may be shorter; it is used, and divided by its own size.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int BatchSize { get; init => field = Option.AtLeastOne(value, nameof(BatchSize)); } = 32;

    /// <summary>Whether each epoch goes over the data in a new random order; true by default.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The seed of the order; 1 by default. One stream of <see cref="Mt19937"/> serves all epochs.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// How many examples of an <see cref="ExampleSource{T}"/> are held in memory to be shuffled; at least 1, 8192 by default. The next example is any of those held,
    /// so it should be well above the length of runs of similar ones. Datasets are shuffled as a whole and do not use it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int ShuffleBuffer { get; init => field = Option.AtLeastOne(value, nameof(ShuffleBuffer)); } = 8192;

    /// <summary>
    /// The share of rows held back to validate on after every epoch, in [0, 1); 0 by default. These are the last rows of the data, before any
    /// shuffling, or those that <see cref="ValidationSplit"/> says; a share that comes out between two numbers of rows is rounded down.
    /// </summary>
    /// <remarks>
    /// Of a network that tells classes apart (softmax, or a single output with <see cref="Loss.BinaryCrossEntropy"/>) Fit refuses to hold back a class
    /// that no training row has. Validation data of their own, a further argument of Fit, are taken as they are.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 1).</exception>
    public double ValidationFraction { get; init => field = Option.Fraction(value, nameof(ValidationFraction)); }

    /// <summary>
    /// Which rows <see cref="ValidationFraction"/> holds back; the last ones by default. Where it is 0, and where validation data are given, this says
    /// nothing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No member of the enumeration.</exception>
    public ValidationSplit ValidationSplit { get; init => field = Option.Known(value, nameof(ValidationSplit)); }

    /// <summary>Stops after the first epoch whose training loss is below this value; null, the default, never does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a number.</exception>
    public double? StopBelowLoss { get; init => field = Option.Number(value, nameof(StopBelowLoss)); }

    /// <summary>Stops when the network does not get better any more, and keeps the best parameters; null, the default, does neither.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// Is asked after every epoch, on the training thread and after <see cref="Progress"/>, whether to stop; null, the default, is nobody. To stop in
    /// the middle of an epoch use the cancellation token.
    /// </summary>
    public Func<TrainingProgress, bool>? StopWhen { get; init; }

    /// <summary>Stops after this many steps, also within an epoch; at least 1; null, the default, is no limit. Schedules end there too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public long? MaxSteps { get; init => field = Option.AtLeastOne(value, nameof(MaxSteps)); }

    /// <summary>
    /// Begins no step after this time, which includes validation and reports; greater than 0; null, the default, is no limit. Results then depend
    /// on the speed of the machine.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not greater than 0.</exception>
    public TimeSpan? TimeLimit { get; init => field = Option.Positive(value, nameof(TimeLimit)); }

    /// <summary>
    /// How the learning rate changes from step to step; null, the default, leaves the trainer's rate alone. The rate that the trainer has when Fit
    /// begins is the schedule's base, and is the trainer's again when Fit ends. Positions count from where Fit begins.
    /// </summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>Writes checkpoints, and goes on from the last one; null, the default, for none.</summary>
    public CheckpointOptions? Checkpoint { get; init; }

    /// <summary>
    /// What is computed from the predictions on the validation data after every epoch, beside loss and accuracy; nothing by default. Names must differ.
    /// Metrics of classes need a network that tells them apart, as <see cref="ClassificationReport.Of"/> does.
    /// Without validation data and without <see cref="EvaluateTraining"/> there is nothing to compute it from.
    /// </summary>
    /// <exception cref="ArgumentException">Two metrics have one name.</exception>
    public IReadOnlyList<Metric> Metrics
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value.DistinctBy(metric => metric.Name).Count() == value.Count ? [.. value]
                : throw new ArgumentException("Metrics must have different names.", nameof(Metrics));
        }
    } = [];

    /// <summary>
    /// Whether the network is evaluated on the rows it is trained on, too, after every epoch: the same numbers as for the validation data, from after
    /// the epoch and without dropout; false by default.
    /// </summary>
    public bool EvaluateTraining { get; init; }

    /// <summary>
    /// Receives a report after every epoch, on the training thread, where the trainer may be used; null, the default, for none.
    /// <see cref="Progress{T}"/> passes reports on to another thread: there the trainer may be used only after Fit.
    /// </summary>
    public IProgress<TrainingProgress>? Progress { get; init; }
}
