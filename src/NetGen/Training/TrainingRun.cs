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
    private readonly Dataset<T> _data;
    private readonly FitOptions _options;
    private readonly int _trainingRows;
    private readonly BatchSource<T> _batches;
    private readonly bool _mean = TNetwork.Description.Reduction == Reduction.Mean;
    private readonly List<double> _losses;
    private readonly List<Evaluation> _validations;
    private readonly List<double> _rates;
    private readonly ScheduleRun? _schedule;
    private readonly Stopwatch _watch = new();
    private long _examples;

    /// <summary>Divides the data and reserves memory.</summary>
    /// <exception cref="ArgumentException">
    /// A validation fraction so small that no row would be held back, or a schedule that observes what there is not.
    /// </exception>
    public TrainingRun(NetworkTrainer<TNetwork, T> trainer, Dataset<T> data, FitOptions options)
    {
        _trainer = trainer;
        _data = data;
        _options = options;
        _trainingRows = data.Count - ValidationRows(data.Count, options);
        _batches = new BatchSource<T>(data, _trainingRows, options.BatchSize, options.Shuffle ? new Mt19937(options.Seed) : null);
        _losses = new List<double>(Math.Min(options.Epochs, LargestReservedHistory));
        _validations = new List<Evaluation>(_trainingRows < data.Count ? _losses.Capacity : 0);
        _rates = new List<double>(_losses.Capacity);
        _schedule = StartSchedule();
    }

    /// <summary>Trains.</summary>
    /// <exception cref="TrainingDivergedException">A loss is not finite.</exception>
    public TrainingReport Run(CancellationToken cancellation)
    {
        double rate = _trainer.LearningRate;
        try
        {
            return Train(cancellation);
        }
        finally
        {
            // What a schedule has set is not what the next call shall start from.
            if (_schedule is not null) _trainer.LearningRate = rate;
        }
    }

    private TrainingReport Train(CancellationToken cancellation)
    {
        _watch.Start();
        StopReason reason = StopReason.Completed;
        for (int epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            if (!TryEpoch(epoch, cancellation, out double loss))
            {
                reason = StopReason.Cancelled;
                break;
            }

            Record(epoch, loss);
            if (loss < _options.StopBelowLoss)
            {
                reason = StopReason.LossReached;
                break;
            }
        }

        _watch.Stop();
        return new TrainingReport(_losses, _validations, _watch.Elapsed, ExamplesPerSecond(), reason) { LearningRates = _rates };
    }

    /// <summary>One pass over the training rows; false when it was cancelled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryEpoch(int epoch, CancellationToken cancellation, out double loss)
    {
        loss = 0;
        _batches.BeginEpoch();
        for (int batch = 0; batch < _batches.Batches; batch++)
        {
            if (cancellation.IsCancellationRequested) return false;
            int examples = _batches.Get(batch, out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets);
            if (_schedule is not null) _trainer.LearningRate = _schedule.Next();
            T stepLoss = _trainer.StepChecked(inputs, targets);
            if (!T.IsFinite(stepLoss)) throw Diverged(epoch, batch + 1, stepLoss, inputs);
            loss += double.CreateChecked(stepLoss) * (_mean ? examples : 1);
            _examples += examples;
        }

        if (_mean) loss /= _trainingRows;
        return true;
    }

    private void Record(int epoch, double loss)
    {
        _losses.Add(loss);
        double rate = _trainer.LearningRate;
        _rates.Add(rate);
        Evaluation? validation = null;
        if (_trainingRows < _data.Count)
        {
            validation = _trainer.EvaluateRows(_data, _trainingRows, _data.Count - _trainingRows);
            _validations.Add(validation.Value);
        }

        _schedule?.EndEpoch(loss, validation);
        _options.Progress?.Report(
            new TrainingProgress(epoch, _options.Epochs, loss, validation, _watch.Elapsed, ExamplesPerSecond()) { LearningRate = rate });
    }

    private ScheduleRun? StartSchedule()
    {
        if (_options.Schedule is not { } schedule) return null;
        if (schedule is ReduceOnPlateau plateau)
            MonitoredValue.Require(plateau.Monitored, nameof(ReduceOnPlateau), _trainingRows < _data.Count, _options, TNetwork.Description);
        return new ScheduleRun(schedule, _trainer.LearningRate, (long)_options.Epochs * _batches.Batches, _batches.Batches);
    }

    private double ExamplesPerSecond() => _watch.Elapsed.TotalSeconds is > 0 and double seconds ? _examples / seconds : 0;

    private TrainingDivergedException Diverged(int epoch, int batch, T loss, ReadOnlySpan<T> inputs)
    {
        string? layer = DivergenceDiagnosis.FirstLayer<T>(TNetwork.Description, _trainer.Network.Parameters.Values, inputs);
        return new TrainingDivergedException(epoch, batch, double.CreateChecked(loss), layer);
    }

    /// <summary>How many rows are held back.</summary>
    internal static int ValidationRows(int count, FitOptions options)
    {
        // 0.29 * 100 is 28.999...: what is a whole number on paper shall be one here. The error grows with the product.
        const double Rounding = 1e-9, Relative = 1 + 1e-12;
        double fraction = options.ValidationFraction;
        int rows = Math.Min((int)(fraction * count * Relative + Rounding), count - 1);
        if (rows == 0 && fraction > 0)
            throw new ArgumentException(FormattableString.Invariant($"ValidationFraction {fraction} of {count} examples is less than one."), nameof(options));
        return rows;
    }
}
