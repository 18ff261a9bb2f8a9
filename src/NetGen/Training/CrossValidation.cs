using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Estimates how well a kind of network learns from a dataset (Stone, 1974): divides the rows at random into parts, and for each part trains a new
/// network on all others and evaluates it on that part. Rows in the order of time are divided in that order, see <see cref="CrossValidationOptions.Ordered"/>.
/// </summary>
public static class CrossValidation
{
    // Without the attribute at the second overload a plain "default" at the end would fit both.
#pragma warning disable RS0026
    /// <summary>Trains and evaluates one network for every part.</summary>
    /// <param name="create">
    /// A new trainer of a new network, given the number of the part left out, counted from 1: <c>fold => new Digits.Trainer(new Digits(seed: fold),
    /// new Adam())</c>. It is disposed after use.
    /// </param>
    /// <param name="data">The examples. Parts differ by one row at most.</param>
    /// <param name="fit">How each network is trained. A validation fraction is taken from what it is trained on, never from the part left out.</param>
    /// <param name="options">How to divide the examples.</param>
    /// <param name="cancellationToken">Ends training before the next step.</param>
    /// <returns>The results of all parts, their means and sample deviations.</returns>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">
    /// There are too few examples for the parts, a row has no class to stratify by, options contradict each other, there are options for a checkpoint, or the data or options
    /// do not fit the network, see
    /// <see cref="NetworkTrainer{TNetwork, T}.Fit(Dataset{T}, FitOptions, CancellationToken)"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException"><paramref name="create"/> gave a network or a trainer that is not new.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled: there is no result of some parts only.</exception>
    /// <exception cref="TrainingDivergedException">A step's loss was not finite.</exception>
    public static CrossValidationReport Run<TNetwork, T>(
        Func<int, NetworkTrainer<TNetwork, T>> create,
        Dataset<T> data,
        FitOptions fit,
        CrossValidationOptions options,
        CancellationToken cancellationToken = default)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        // Of a part, a message would name the row by another number.
        data.RequireFitting(TNetwork.Description, nameof(data));
        return Run(create, data, fit, options, _ => part => part, cancellationToken);
    }

    /// <summary>
    /// The same with something in front of the network that is learned from the examples as well, such as a scaler: it sees the training rows of a
    /// fold only, because what it knew of the rows left out would flatter the result.
    /// </summary>
    /// <param name="create">A new trainer of a new network, given the number of the part left out, counted from 1.</param>
    /// <param name="data">The examples.</param>
    /// <param name="fit">How each network is trained.</param>
    /// <param name="options">How to divide the examples.</param>
    /// <param name="prepare">
    /// Sees the training rows of a fold, and returns what is done to these and to the rows left out:
    /// <c>training => StandardScaler.Fit(training).Transform</c>. That must give as many rows, in the same order.
    /// </param>
    /// <param name="cancellationToken">Ends training before the next step.</param>
    /// <returns>The results of all parts, their means and sample deviations.</returns>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">As without preparation; or what was prepared does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">
    /// <paramref name="create"/> gave a network or a trainer that is not new, or <paramref name="prepare"/> changed the number of rows.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled: there is no result of some parts only.</exception>
    /// <exception cref="TrainingDivergedException">A step's loss was not finite.</exception>
    [OverloadResolutionPriority(-1)]
    public static CrossValidationReport Run<TNetwork, T>(
        Func<int, NetworkTrainer<TNetwork, T>> create,
        Dataset<T> data,
        FitOptions fit,
        CrossValidationOptions options,
        Func<Dataset<T>, Func<Dataset<T>, Dataset<T>>> prepare,
        CancellationToken cancellationToken = default)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(prepare);
        if (fit.Checkpoint is not null)
            throw new ArgumentException("Checkpoint must be null: the networks of several folds cannot share a file.", nameof(fit));

        FoldPlan plan = FoldPlan.Of(data, options);
        var networks = new HashSet<TNetwork>(ReferenceEqualityComparer.Instance);
        var results = new List<FoldResult>(options.Folds);
        double[] outputs = new double[(data.Count - plan.First) * TNetwork.OutputSize], targets = new double[outputs.Length];
        for (int fold = 1; fold <= options.Folds; fold++)
        {
            using NetworkTrainer<TNetwork, T> trainer = create(fold) ?? throw NotNew(fold);
            if (trainer.Steps > 0 || !networks.Add(trainer.Network)) throw NotNew(fold);
            (int[] rest, int[] rows) = plan.Rows(fold);
            Dataset<T> others = data.Subset(rest);
            Func<Dataset<T>, Dataset<T>> prepared = prepare(others);
            TrainingReport training = trainer.Fit(Prepared(prepared, others), fit, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            Dataset<T> leftOut = Prepared(prepared, data.Subset(rows));
            results.Add(new FoldResult(fold, training, trainer.Evaluate(leftOut)));
            Place<T>(Metrics.Outputs(trainer.Network, leftOut), rows, plan.First, outputs);
            Place(leftOut.Targets.Span, rows, plan.First, targets);
        }

        return new CrossValidationReport(
            results,
            MeanAndDeviation.Of([.. results.Select(result => result.Evaluation.Loss)]),
            MeanAndDeviation.Of([.. results.Select(result => result.Evaluation.Accuracy)]))
        {
            Outputs = outputs,
            Targets = targets,
        };
    }
#pragma warning restore RS0026

    private static Dataset<T> Prepared<T>(Func<Dataset<T>, Dataset<T>> prepare, Dataset<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dataset<T> prepared = prepare(rows);
        return prepared.Count == rows.Count ? prepared : throw new InvalidOperationException(
            FormattableString.Invariant($"Preparing must keep the number of rows, {rows.Count}, but gave {prepared.Count}."));
    }

    /// <summary>Puts values of some rows where these are in the dataset from a first row on.</summary>
    private static void Place<T>(ReadOnlySpan<T> values, int[] rows, int first, Span<double> all)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = values.Length / rows.Length;
        for (int i = 0; i < values.Length; i++) all[(rows[i / size] - first) * size + i % size] = double.CreateChecked(values[i]);
    }

    private static InvalidOperationException NotNew(int fold) =>
        new(FormattableString.Invariant($"Every fold needs a new trainer of a new network, but fold {fold} got none."));
}
