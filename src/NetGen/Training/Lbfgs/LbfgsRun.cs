using System.Diagnostics;
using System.Numerics;

namespace NetGen;

/// <summary>One call of <see cref="Lbfgs.Fit"/>: writes down what the iterations do.</summary>
internal sealed class LbfgsRun<TNetwork, T>
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Histories longer than this grow as they go.</summary>
    private const int LargestReservedHistory = 1 << 16;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly DatasetObjective<TNetwork, T> _objective;
    private readonly LbfgsMinimizer _minimizer;
    private readonly IProgress<LbfgsProgress>? _progress;
    private readonly List<double> _losses;
    private readonly List<double> _objectives;

    /// <summary>Reserves memory.</summary>
    public LbfgsRun(TNetwork network, Dataset<T> data, LbfgsOptions options, CancellationToken cancellation)
    {
        _objective = new DatasetObjective<TNetwork, T>(network, data, options);
        _minimizer = new LbfgsMinimizer(_objective, options, cancellation);
        _progress = options.Progress;
        _losses = new List<double>(Math.Min(options.MaxIterations, LargestReservedHistory) + 1);
        _objectives = new List<double>(_losses.Capacity);
    }

    /// <summary>Minimises.</summary>
    public LbfgsReport Run()
    {
        SearchLine line = _minimizer.Line;
        double[] point = new double[_objective.Size];
        _objective.CopyParametersTo(point);
        LbfgsStopReason? reason;
        try
        {
            reason = _minimizer.Begin(point);
            Record();
            while (reason is null)
            {
                reason = _minimizer.Iterate(out bool moved);
                if (!moved) continue;
                Record();
                _progress?.Report(new LbfgsProgress(_minimizer.Iterations, _losses[^1], _objectives[^1], _minimizer.GradientNorm, line.Evaluations));
            }
        }
        finally
        {
            // Also when a report throws.
            if (line.Evaluations > 0) _objective.SetParameters(line.Best);
        }

        return new LbfgsReport(_losses, _objectives, _watch.Elapsed, reason.Value)
        {
            Evaluations = line.Evaluations,
            Loss = line.BestValue.Loss,
            Objective = line.BestValue.Total,
            GradientNorm = line.BestGradientNorm,
        };
    }

    private void Record()
    {
        _losses.Add(_minimizer.Line.StartValue.Loss);
        _objectives.Add(_minimizer.Line.StartValue.Total);
    }
}
