using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>One call of Fit: the loop over epochs and batches. All memory is taken before the first step.</summary>
internal sealed class TrainingRun<TNetwork, T>
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkTrainer<TNetwork, T> _trainer;
    private readonly FitOptions _options;
    private readonly ValidationSet<T> _validation;
    private readonly ValidationSet<T> _training;
    private readonly BatchSource<T> _batches;
    private readonly bool _mean = TNetwork.Description.Reduction == Reduction.Mean;
    private readonly RunHistory _history;
    private readonly ScheduleRun? _schedule;
    private readonly Watched _watched;
    private readonly BestEpoch<T> _best;
    private readonly Patience? _patience;
    private readonly TrainingClock _clock;
    private readonly StopRules _rules;
    private readonly RunCheckpoints<TNetwork, T>? _checkpoints;
    private StopReason? _ended;
    private TrainingPosition _position;
    private double _loss;
    private long _examples;

    /// <summary>Reserves memory, and reads the checkpoint to go on from. The network has not changed yet.</summary>
    /// <param name="trainer">Takes the steps.</param>
    /// <param name="data">The examples.</param>
    /// <param name="rows">How many of them to train on, from the first.</param>
    /// <param name="validation">What to validate on.</param>
    /// <param name="options">How to go over the data.</param>
    /// <param name="claim">The claim on the path of the checkpoints; null when there are none.</param>
    /// <param name="cancellation">Ends training.</param>
    /// <exception cref="ArgumentException">Something is monitored that does not exist.</exception>
    /// <exception cref="NetworkFileException">The checkpoint is damaged, or belongs to another training.</exception>
    public TrainingRun(
        NetworkTrainer<TNetwork, T> trainer, Dataset<T> data, int rows, ValidationSet<T> validation, FitOptions options, ClaimedFile? claim,
        CancellationToken cancellation)
        : this(
            trainer, data, new BatchSource<T>(data, rows, options.BatchSize, options.Shuffle ? new Mt19937(options.Seed) : null), validation, options, claim,
            cancellation)
    {
    }

    /// <summary>The same on a stream.</summary>
    public TrainingRun(
        NetworkTrainer<TNetwork, T> trainer, StreamBatches<T> stream, ValidationSet<T> validation, FitOptions options, CancellationToken cancellation)
        : this(trainer, null, new BatchSource<T>(stream), validation, options, null, cancellation)
    {
    }

    private TrainingRun(
        NetworkTrainer<TNetwork, T> trainer, Dataset<T>? data, BatchSource<T> batches, ValidationSet<T> validation, FitOptions options, ClaimedFile? claim,
        CancellationToken cancellation)
    {
        _trainer = trainer;
        _options = options;
        _validation = validation;
        _batches = batches;
        if (options.Metrics.Count > 0 && validation.Count == 0 && !options.EvaluateTraining)
            throw new ArgumentException("There are Metrics, but neither validation data nor EvaluateTraining.", nameof(options));
        _history = new RunHistory(options, validation.Count > 0);
        if (data is not null) _training = new ValidationSet<T>(data, 0, batches.Rows);
        foreach (Metric metric in options.Metrics.Where(metric => metric.NeedsClasses))
        {
            Metrics.RequireClasses(TNetwork.Description, validation.Targets, $"The metric '{metric.Name}'", nameof(options));
            if (options.EvaluateTraining) Metrics.RequireClasses(TNetwork.Description, _training.Targets, $"The metric '{metric.Name}'", nameof(options));
        }

        _watched = new Watched(options, validation.Count > 0, TNetwork.Description);
        _best = new BestEpoch<T>(_watched.LargerIsBetter, trainer.Network.Engine.Parameters, keep: options.EarlyStopping is { RestoreBest: true });
        if (options.Checkpoint is not null) _checkpoints = new(trainer, options.Checkpoint, claim!, Facts(data!), _batches.Batches, _history);
        RunState? found = _checkpoints?.Found;
        _position = found?.Position ?? default;
        _loss = found?.Loss ?? 0;
        _examples = (long)_position.Epochs * _batches.Rows + _position.Batches * (long)options.BatchSize;
        _clock = new TrainingClock(found?.Elapsed ?? TimeSpan.Zero);
        _schedule = StartSchedule(found);
        _patience = options.EarlyStopping is { } stopping ? new Patience(stopping, _watched.LargerIsBetter, found?.Patience ?? default) : null;
        _rules = new StopRules(options, _clock, _position.Steps(_batches.Batches), _patience, cancellation);
    }

    /// <summary>Trains.</summary>
    /// <exception cref="TrainingDivergedException">A loss is not finite.</exception>
    public TrainingReport Run()
    {
        if (_checkpoints?.Found is { } found)
        {
            _checkpoints.GoOn();
            _best.GoOn(found.Best, _checkpoints.FoundBest);
            _batches.Skip(_position.Epochs);
            if (found.Ended is StopReason.LossReached or StopReason.EarlyStopping or StopReason.ConditionMet) _ended = StillOver(found);
        }

        try
        {
            return Train();
        }
        finally
        {
            // What a schedule has set is not what the next call shall start from.
            if (_schedule is not null) _trainer.LearningRate = _schedule.BaseRate;
        }
    }

    private TrainingReport Train()
    {
        _clock.Start();
        while (_ended is null && _position.Epochs < _options.Epochs) _ended = Epoch(out double loss) ?? Record(loss);
        _ended ??= StopReason.Completed;
        if (_checkpoints is not null) WriteCheckpoint();
        _best.Restore();
        _clock.Stop();
        return new TrainingReport(_history.Losses, _history.Validations.Evaluations, _clock.Elapsed, ExamplesPerSecond(), _ended.Value)
        {
            LearningRates = _history.Rates,
            TrainingHistory = _history.Trainings.Evaluations,
            ValidationMetrics = _history.Validations.Metrics,
            TrainingMetrics = _history.Trainings.Metrics,
            BestEpoch = _best.State.Number,
        };
    }

    /// <summary>The rest of a pass over the training rows; why it was broken off, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StopReason? Epoch(out double loss)
    {
        loss = _loss;
        _batches.BeginEpoch();
        for (int batch = _position.Batches; batch < _batches.Batches; batch++)
        {
            Batch<T> examples = _batches.Get(batch);
            if (examples.Count == 0) break;
            if (_rules.BeforeStep() is { } reason)
            {
                MoveTo(_position.Epochs, batch, loss);
                return reason;
            }

            if (_schedule is not null) _trainer.LearningRate = _schedule.Next();
            T stepLoss = _trainer.StepChecked(examples);
            if (!T.IsFinite(stepLoss)) throw DivergenceDiagnosis.Exception<TNetwork, T>(_trainer.Network, _position.Epochs + 1, batch + 1, stepLoss, examples.Inputs);
            loss += double.CreateChecked(stepLoss) * (_mean ? examples.Weight : 1);
            _examples += examples.Count;
            if (_checkpoints is null || !_checkpoints.IsDueAfterStep() || batch + 1 == _batches.Batches) continue;
            MoveTo(_position.Epochs, batch + 1, loss);
            WriteCheckpoint();
        }

        if (_mean) loss /= _batches.Weight;
        return null;
    }

    private StopReason? Record(double loss)
    {
        int epoch = _position.Epochs + 1;
        MoveTo(epoch, 0, 0);
        _history.Losses.Add(loss);
        _history.Rates.Add(_trainer.LearningRate);
        if (_history.Trainings.IsWanted) _history.Trainings.Add(_trainer, _training);
        if (_history.Validations.IsWanted) _history.Validations.Add(_trainer, _validation);
        double watched = _watched.Of(loss, _history.Validations);
        _best.EndEpoch(epoch, watched);
        _schedule?.EndEpoch(loss, _history.Validations.LastEvaluation);
        StopReason? reason = AskRules(epoch, loss, watched);
        if (reason is null && _checkpoints is not null && _checkpoints.IsDueAfterEpoch()) WriteCheckpoint();
        return reason;
    }

    private StopReason? AskRules(int epoch, double loss, double watched)
    {
        // Clocks are slow beside an epoch of a few small steps: nobody looks at them for nobody.
        if (_options is { Progress: null, StopWhen: null }) return _rules.AfterEpoch(loss, watched, default);
        var progress = new TrainingProgress(epoch, _options.Epochs, loss, _history.Validations.LastEvaluation, _clock.Elapsed, ExamplesPerSecond())
        {
            LearningRate = _trainer.LearningRate,
            Training = _history.Trainings.LastEvaluation,
            ValidationMetrics = _history.Validations.Last,
        };
        _options.Progress?.Report(progress);
        return _rules.AfterEpoch(loss, watched, progress);
    }

    private void MoveTo(int epochs, int batches, double loss) => (_position, _loss) = (new TrainingPosition(epochs, batches), loss);

    private void WriteCheckpoint()
    {
        var state = new RunState(
            _position, _loss, _clock.Elapsed, _schedule?.BaseRate ?? _trainer.LearningRate, _schedule?.Plateau ?? default, _patience?.State ?? default, _best.State, _ended);
        _checkpoints!.Write(state, _best.State.Number is null ? null : _best.Kept);
    }

    /// <summary>
    /// Whether a run that a rule has ended is over by the rules of today, too. Of a condition of the caller's nobody knows whether it is another one,
    /// and asking it twice about one epoch might confuse it: it stays met while there is any.
    /// </summary>
    private StopReason? StillOver(RunState found)
    {
        if (_history.Losses[^1] < _options.StopBelowLoss) return StopReason.LossReached;
        if (found.Patience.Waited >= _options.EarlyStopping?.Patience) return StopReason.EarlyStopping;
        return found.Ended == StopReason.ConditionMet && _options.StopWhen is not null ? StopReason.ConditionMet : null;
    }

    private long TotalSteps => Math.Min((long)_options.Epochs * _batches.Batches, _options.MaxSteps ?? long.MaxValue);

    private ScheduleRun? StartSchedule(RunState? found)
    {
        if (_options.Schedule is not { } schedule) return null;
        if (schedule is ReduceOnPlateau plateau) MonitoredValue.Require(plateau.Monitored, nameof(ReduceOnPlateau), _validation.Count > 0, _options, TNetwork.Description);
        return new ScheduleRun(
            schedule, found?.BaseRate ?? _trainer.LearningRate, TotalSteps, _batches.Batches, _position.Steps(_batches.Batches), found?.Plateau ?? default);
    }

    /// <summary>Nothing for the rows that have always been held back, so that checkpoints from before there was a choice are still good.</summary>
    private string SplitText =>
        _options is { ValidationFraction: > 0, ValidationSplit: not ValidationSplit.Last } ? $", ValidationSplit = {_options.ValidationSplit}" : "";

    private IEnumerable<KeyValuePair<string, string>> Facts(Dataset<T> data) =>
    [
        new("FitOptions", FormattableString.Invariant($"BatchSize = {_options.BatchSize}, Shuffle = {_options.Shuffle}, Seed = {_options.Seed}{SplitText}")),
        new("Schedule", _options.Schedule is null ? "none" : FormattableString.Invariant($"{CheckpointFacts.Text(_options.Schedule)} over {TotalSteps} steps")),
        new("best epoch", _best.Kept is null ? $"{_watched}" : $"{_watched}, parameters kept"),
        new("data", CheckpointFacts.Of(data, 0, _batches.Rows)),
        new("validation data", _validation.Count == 0 ? "none" : CheckpointFacts.Of(_validation.Data, _validation.First, _validation.Count)),
    ];

    private double ExamplesPerSecond() => _clock.Elapsed.TotalSeconds is > 0 and double seconds ? _examples / seconds : 0;
}
