using System.Numerics;

namespace NetGen;

/// <summary>
/// Estimates how well a kind of network learns from a dataset (Stone, 1974): divides the rows at random into parts, and for each part trains a new
/// network on all others and evaluates it on that part.
/// </summary>
public static class CrossValidation
{
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
    /// There are fewer examples than parts, a row has no class to stratify by, there are options for a checkpoint, or the data or options do not fit the network, see
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
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(options);
        if (data.Count < options.Folds)
            throw new ArgumentException(FormattableString.Invariant($"Expected at least {options.Folds} examples, one for every fold, but got {data.Count}."), nameof(data));

        if (fit.Checkpoint is not null)
            throw new ArgumentException("Checkpoint must be null: the networks of several folds cannot share a file.", nameof(fit));

        int[] foldOf = Strata.Folds(data, options);
        var networks = new HashSet<TNetwork>(ReferenceEqualityComparer.Instance);
        var results = new List<FoldResult>(options.Folds);
        for (int fold = 1; fold <= options.Folds; fold++)
        {
            using NetworkTrainer<TNetwork, T> trainer = create(fold) ?? throw NotNew(fold);
            if (trainer.Steps > 0 || !networks.Add(trainer.Network)) throw NotNew(fold);
            TrainingReport training = trainer.Fit(data.Subset(Rows(fold, leftOut: false)), fit, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            results.Add(new FoldResult(fold, training, trainer.Evaluate(data.Subset(Rows(fold, leftOut: true)))));
        }

        return new CrossValidationReport(
            results,
            MeanAndDeviation.Of([.. results.Select(result => result.Evaluation.Loss)]),
            MeanAndDeviation.Of([.. results.Select(result => result.Evaluation.Accuracy)]));

        int[] Rows(int fold, bool leftOut) => [.. Enumerable.Range(0, data.Count).Where(row => foldOf[row] == fold == leftOut)];
    }

    private static InvalidOperationException NotNew(int fold) =>
        new(FormattableString.Invariant($"Every fold needs a new trainer of a new network, but fold {fold} got none."));
}
