using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>One call of Fit for some networks of a population: the loop over epochs and batches. All memory is taken before the first step.</summary>
internal sealed class PopulationRun<TNetwork, T>
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PopulationStep<T> _step;
    private readonly FitOptions _options;
    private readonly int _rows;
    private readonly ValidationSet<T> _validation;
    private readonly BatchSource<T> _batches;
    private readonly ScheduleRun? _schedule;
    private readonly StopRules _rules;
    private readonly TrainingClock _clock;
    private readonly bool _mean = TNetwork.Description.Reduction == Reduction.Mean;
    private readonly T[] _losses;
    private readonly double[] _sums;
    private readonly RunHistory[] _histories;
    private double _rate;
    private long _examples;

    /// <summary>Reserves memory.</summary>
    /// <param name="step">Takes the steps.</param>
    /// <param name="training">The examples.</param>
    /// <param name="validation">What to validate on.</param>
    /// <param name="options">How to go over the examples.</param>
    /// <param name="learningRate">Where schedules start from.</param>
    /// <param name="clock">Time since training began.</param>
    /// <param name="cancellation">Ends training.</param>
    public PopulationRun(
        PopulationStep<T> step,
        ValidationSet<T> training,
        ValidationSet<T> validation,
        FitOptions options,
        double learningRate,
        TrainingClock clock,
        CancellationToken cancellation)
    {
        _step = step;
        _options = options;
        _validation = validation;
        _rows = training.Count;
        _batches = new BatchSource<T>(training.Data, _rows, options.BatchSize, options.Shuffle ? new Mt19937(options.Seed) : null);
        long steps = Math.Min((long)options.Epochs * _batches.Batches, options.MaxSteps ?? long.MaxValue);
        _schedule = options.Schedule is { } schedule ? new ScheduleRun(schedule, learningRate, steps, _batches.Batches) : null;
        _rate = learningRate;
        _clock = clock;
        _rules = new StopRules(options, clock, steps: 0, patience: null, cancellation);
        _losses = new T[step.Count];
        _sums = new double[step.Count];
        _histories = [.. _losses.Select(_ => new RunHistory(options, _validation.Count > 0))];
    }

    /// <summary>Trains: a report for each network.</summary>
    public IEnumerable<TrainingReport> Run()
    {
        using var judge = new MemberEvaluator<TNetwork, T>(_options.BatchSize);
        StopReason? reason = null;
        for (int epoch = 1; epoch <= _options.Epochs && reason is null; epoch++)
        {
            reason = Epoch();
            if (reason is null) Record(judge);
        }

        TimeSpan elapsed = _clock.Elapsed;
        double speed = elapsed.TotalSeconds > 0 ? _examples / elapsed.TotalSeconds : 0;
        return [.. _histories.Select(history => new TrainingReport(history.Losses, history.Validations.Evaluations, elapsed, speed, reason ?? StopReason.Completed)
        {
            LearningRates = history.Rates,
            BestEpoch = Smallest(_validation.Count > 0 ? [.. history.Validations.Evaluations.Select(validation => validation.Loss)] : history.Losses),
        })];
    }

    private StopReason? Epoch()
    {
        Array.Clear(_sums);
        _batches.BeginEpoch();
        for (int batch = 0; batch < _batches.Batches; batch++)
        {
            if (_rules.BeforeStep() is { } reason) return reason;
            ObjectDisposedException.ThrowIf(_step.IsDisposed, typeof(Population<TNetwork, T>));
            Batch<T> examples = _batches.Get(batch);
            if (_schedule is not null) _rate = _schedule.Next();
            _step.Take(examples.Inputs, examples.Targets, _losses, _rate);
            for (int member = 0; member < _losses.Length; member++) _sums[member] += double.CreateChecked(_losses[member]) * (_mean ? examples.Count : 1);
            _examples += examples.Count;
        }

        return null;
    }

    private void Record(MemberEvaluator<TNetwork, T> judge)
    {
        for (int member = 0; member < _sums.Length; member++)
        {
            RunHistory history = _histories[member];
            history.Rates.Add(_rate);
            history.Losses.Add(_mean ? _sums[member] / _rows : _sums[member]);
            if (_validation.Count > 0) history.Validations.Evaluations.Add(judge.Evaluate(_step, member, _validation));
        }
    }

    private static int? Smallest(List<double> losses)
    {
        int best = -1;
        for (int epoch = 0; epoch < losses.Count; epoch++)
        {
            if (losses[epoch] < (best < 0 ? double.PositiveInfinity : losses[best])) best = epoch;
        }

        return best < 0 ? null : best + 1;
    }
}
