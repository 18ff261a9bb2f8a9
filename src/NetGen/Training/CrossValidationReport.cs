namespace NetGen;

/// <summary>What came of a cross-validation.</summary>
/// <param name="Folds">The results in order.</param>
/// <param name="Loss">The loss on the parts left out.</param>
/// <param name="Accuracy">The accuracy on the parts left out; NaN of networks that answer no questions, see <see cref="Evaluation"/>.</param>
public sealed record CrossValidationReport(IReadOnlyList<FoldResult> Folds, MeanAndDeviation Loss, MeanAndDeviation Accuracy);

/// <summary>One network of a cross-validation.</summary>
/// <param name="Fold">The part that was left out, counted from 1.</param>
/// <param name="Training">The report of its training on the other parts.</param>
/// <param name="Evaluation">How it does on the part left out.</param>
public sealed record FoldResult(int Fold, TrainingReport Training, Evaluation Evaluation);
