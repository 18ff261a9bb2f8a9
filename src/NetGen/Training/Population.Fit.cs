using System.Runtime.ExceptionServices;
using NetGen.Kernels;
using NetGen.Runtime;

namespace NetGen;

/// <content>Datasets: going over them with all networks, and what these are worth.</content>
public sealed partial class Population<TNetwork, T>
{
    /// <summary>
    /// Goes over a dataset with every network, in the same batches as its own trainer would. A network whose loss is not finite misses that step, and no
    /// exception is thrown. Allocates nothing per step.
    /// </summary>
    /// <param name="data">The examples.</param>
    /// <param name="options">
    /// How to go over them: epochs, batch size, shuffle and seed, validation fraction and split, limits of steps and time, and schedules that do not
    /// look at losses. All other options decide over one network at a time, and are refused. With several threads, a time limit may end at different steps.
    /// </param>
    /// <param name="cancellationToken">Ends training before the next step.</param>
    /// <returns>A report for each network.</returns>
    /// <exception cref="ArgumentException">The dataset does not fit the network or has weights, an option cannot be used, or a batch is too large for
    /// the memory of an array.</exception>
    /// <exception cref="InvalidOperationException">A schedule's rate is negative or not finite, or another thread is using the population.</exception>
    /// <exception cref="ObjectDisposedException">The population is disposed.</exception>
    public PopulationReport Fit(Dataset<T> data, FitOptions options, CancellationToken cancellationToken = default)
    {
        using Occupancy.Call call = _occupancy.Begin();
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        NetworkTrainer<TNetwork, T>.RequireFitting(data);
        ArgumentNullException.ThrowIfNull(options);
        RequireShared(options);
        if (data.HasWeights) throw new ArgumentException("A population trains on examples that all count the same, but the dataset has weights.", nameof(data));
        (ValidationSet<T> training, ValidationSet<T> held) = ValidationSet<T>.Divide(data, options, TNetwork.Description);
        var clock = new TrainingClock(TimeSpan.Zero);
        clock.Start();
        PopulationRun<TNetwork, T>[] runs =
            [.. _parts.Select(part => new PopulationRun<TNetwork, T>(part, training, held, options, LearningRate, clock, cancellationToken))];
        IEnumerable<TrainingReport>[] reports = new IEnumerable<TrainingReport>[runs.Length];
        try
        {
            if (runs.Length == 1) reports[0] = runs[0].Run();
            else Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = runs.Length }, run => reports[run] = runs[run].Run());
        }
        catch (AggregateException failures)
        {
            // The same failure as with one thread.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        return new PopulationReport([.. reports.SelectMany(part => part)]);
    }

    /// <summary>Loss and accuracy of every network on a dataset, without dropout. Nothing is trained.</summary>
    /// <param name="data">The examples.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network, or its targets do not fit the loss or the range of the outputs.</exception>
    /// <exception cref="ObjectDisposedException">The population is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the population.</exception>
    public IReadOnlyList<Evaluation> Evaluate(Dataset<T> data)
    {
        using Occupancy.Call call = _occupancy.Begin();
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        NetworkTrainer<TNetwork, T>.RequireFitting(data);
        return [.. Enumerable.Range(0, Count).Select(member =>
        {
            (PopulationStep<T> part, int index) = Find(member);
            return _judge.Evaluate(part, index, new ValidationSet<T>(data, 0, data.Count));
        })];
    }

    /// <summary>The network with the smallest loss on a dataset; of several the first. Networks whose loss is not a number come last.</summary>
    /// <param name="data">The examples.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network, or its targets do not fit the loss or the range of the outputs.</exception>
    /// <exception cref="ObjectDisposedException">The population is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the population.</exception>
    public int Best(Dataset<T> data)
    {
        IReadOnlyList<Evaluation> evaluations = Evaluate(data);
        int best = 0;
        for (int member = 1; member < Count; member++)
        {
            if (evaluations[member].Loss < evaluations[best].Loss || double.IsNaN(evaluations[best].Loss)) best = member;
        }

        return best;
    }

    /// <summary>Refuses what decides over one network, by what it is not: an option that is added later is refused as well.</summary>
    private static void RequireShared(FitOptions options)
    {
        var shared = new FitOptions
        {
            Epochs = options.Epochs,
            BatchSize = options.BatchSize,
            Shuffle = options.Shuffle,
            Seed = options.Seed,
            ValidationFraction = options.ValidationFraction,
            ValidationSplit = options.ValidationSplit,
            MaxSteps = options.MaxSteps,
            TimeLimit = options.TimeLimit,
            Schedule = options.Schedule,
        };
        if (options != shared)
        {
            throw new ArgumentException(
                "A population takes Epochs, BatchSize, Shuffle, Seed, ValidationFraction, ValidationSplit, MaxSteps, TimeLimit and Schedule; "
                + "expected all other options to be left as they are, such as EarlyStopping, StopBelowLoss, StopWhen and Progress, which are about one network.",
                nameof(options));
        }

        if (options.Schedule is ReduceOnPlateau)
            throw new ArgumentException("Expected a schedule that is the same for all networks, but ReduceOnPlateau depends on the loss of one.", nameof(options));
    }
}
