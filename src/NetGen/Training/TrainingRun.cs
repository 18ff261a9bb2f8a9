using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>One call of Fit: the loop over epochs and batches. All memory is taken before the first step.</summary>
internal sealed class TrainingRun<TNetwork, T>
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Histories longer than this grow as they go.</summary>
    private const int LargestReservedHistory = 1 << 16;

    private readonly NetworkTrainer<TNetwork, T> _trainer;
    private readonly FitOptions _options;
    private readonly int _trainingRows;
    private readonly ValidationSet<T> _validation;
    private readonly BatchSource<T> _batches;
    private readonly bool _mean = TNetwork.Description.Reduction == Reduction.Mean;
    private readonly List<double> _losses;
    private readonly List<Evaluation> _validations;
    private readonly List<double> _rates;
    private readonly ScheduleRun? _schedule;
    private readonly BestEpoch<T> _best;
    private readonly Stopwatch _watch = new();
    private readonly StopRules _rules;
    private long _examples;

    /// <summary>Reserves memory.</summary>
    /// <param name="trainer">Takes the steps.</param>
    /// <param name="data">The examples.</param>
    /// <param name="rows">How many of them to train on, from the first.</param>
    /// <param name="validation">What to validate on.</param>
    /// <param name="options">How to go over the data.</param>
    /// <param name="cancellation">Ends training.</param>
    /// <exception cref="ArgumentException">Something is monitored that does not exist.</exception>
    public TrainingRun(
        NetworkTrainer<TNetwork, T> trainer, Dataset<T> data, int rows, ValidationSet<T> validation, FitOptions options, CancellationToken cancellation)
    {
        _trainer = trainer;
        _options = options;
        _trainingRows = rows;
        _validation = validation;
        _batches = new BatchSource<T>(data, rows, options.BatchSize, options.Shuffle ? new Mt19937(options.Seed) : null);
        _losses = new List<double>(Math.Min(options.Epochs, LargestReservedHistory));
        _validations = new List<Evaluation>(validation.Count > 0 ? _losses.Capacity : 0);
        _rates = new List<double>(_losses.Capacity);
        _schedule = StartSchedule();
        _best = WatchBest();
        _rules = new StopRules(options, _watch, cancellation);
    }

    /// <summary>Trains.</summary>
    /// <exception cref="TrainingDivergedException">A loss is not finite.</exception>
    public TrainingReport Run()
    {
        double rate = _trainer.LearningRate;
        try
        {
            return Train();
        }
        finally
        {
            // What a schedule has set is not what the next call shall start from.
            if (_schedule is not null) _trainer.LearningRate = rate;
        }
    }

    private TrainingReport Train()
    {
        _watch.Start();
        StopReason? reason = null;
        for (int epoch = 1; epoch <= _options.Epochs && reason is null; epoch++)
            reason = Epoch(epoch, out double loss) ?? Record(epoch, loss);

        _best.Restore();
        _watch.Stop();
        return new TrainingReport(_losses, _validations, _watch.Elapsed, ExamplesPerSecond(), reason ?? StopReason.Completed)
        {
            LearningRates = _rates,
            BestEpoch = _best.Number,
        };
    }

    /// <summary>One pass over the training rows; why it was broken off, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StopReason? Epoch(int epoch, out double loss)
    {
        loss = 0;
        _batches.BeginEpoch();
        for (int batch = 0; batch < _batches.Batches; batch++)
        {
            if (_rules.BeforeStep() is { } reason) return reason;
            int examples = _batches.Get(batch, out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets);
            if (_schedule is not null) _trainer.LearningRate = _schedule.Next();
            T stepLoss = _trainer.StepChecked(inputs, targets);
            if (!T.IsFinite(stepLoss)) throw DivergenceDiagnosis.Exception<TNetwork, T>(_trainer.Network, epoch, batch + 1, stepLoss, inputs);
            loss += double.CreateChecked(stepLoss) * (_mean ? examples : 1);
            _examples += examples;
        }

        if (_mean) loss /= _trainingRows;
        return null;
    }

    private StopReason? Record(int epoch, double loss)
    {
        _losses.Add(loss);
        double rate = _trainer.LearningRate;
        _rates.Add(rate);
        Evaluation? validation = null;
        if (_validation.Count > 0)
        {
            validation = _trainer.EvaluateRows(_validation.Data, _validation.First, _validation.Count);
            _validations.Add(validation.Value);
        }

        _best.EndEpoch(epoch, loss, validation);
        _schedule?.EndEpoch(loss, validation);
        // Clocks are slow beside an epoch of a few small steps: nobody looks at them for nobody.
        if (_options is { Progress: null, StopWhen: null }) return _rules.AfterEpoch(loss, validation, default);
        var progress = new TrainingProgress(epoch, _options.Epochs, loss, validation, _watch.Elapsed, ExamplesPerSecond()) { LearningRate = rate };
        _options.Progress?.Report(progress);
        return _rules.AfterEpoch(loss, validation, progress);
    }

    private ScheduleRun? StartSchedule()
    {
        if (_options.Schedule is not { } schedule) return null;
        if (schedule is ReduceOnPlateau plateau) Require(plateau.Monitored, nameof(ReduceOnPlateau));
        long steps = Math.Min((long)_options.Epochs * _batches.Batches, _options.MaxSteps ?? long.MaxValue);
        return new ScheduleRun(schedule, _trainer.LearningRate, steps, _batches.Batches);
    }

    private BestEpoch<T> WatchBest()
    {
        EarlyStopping? stopping = _options.EarlyStopping;
        if (stopping is not null) Require(stopping.Monitored, nameof(EarlyStopping));
        Monitored monitored = stopping?.Monitored ?? (_validation.Count > 0 ? Monitored.ValidationLoss : Monitored.TrainingLoss);
        return new BestEpoch<T>(monitored, _trainer.Network.Parameters, stopping is { RestoreBest: true });
    }

    private void Require(Monitored monitored, string user) =>
        MonitoredValue.Require(monitored, user, _validation.Count > 0, _options, TNetwork.Description);

    private double ExamplesPerSecond() => _watch.Elapsed.TotalSeconds is > 0 and double seconds ? _examples / seconds : 0;
}
