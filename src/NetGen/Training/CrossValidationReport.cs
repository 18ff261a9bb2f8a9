namespace NetGen;

/// <summary>What came of a cross-validation.</summary>
/// <param name="Folds">The results in order.</param>
/// <param name="Loss">The loss on the parts left out.</param>
/// <param name="Accuracy">The accuracy on the parts left out; NaN of networks that answer no questions, see <see cref="Evaluation"/>.</param>
public sealed record CrossValidationReport(IReadOnlyList<FoldResult> Folds, MeanAndDeviation Loss, MeanAndDeviation Accuracy)
{
    /// <summary>
    /// For every example what the network predicted that had not seen it: rows in the order of the dataset, <c>OutputSize</c> values each; empty
    /// where nobody gave them. <see cref="ClassificationReport.From"/> and <see cref="RegressionReport.From"/> make a report of these and
    /// <see cref="Targets"/>. With <see cref="CrossValidationOptions.Ordered"/> the rows before the first part are not among them: no network predicts them.
    /// </summary>
    public ReadOnlyMemory<double> Outputs { get; init; }

    /// <summary>What it should have predicted: as many values.</summary>
    public ReadOnlyMemory<double> Targets { get; init; }

    /// <summary>A table of the folds, their mean and their deviation; the same in every culture.</summary>
    public override string ToString() => CrossValidationText.Of(this);
}

/// <summary>One network of a cross-validation.</summary>
/// <param name="Fold">The part that was left out, counted from 1.</param>
/// <param name="Training">The report of its training on the other parts.</param>
/// <param name="Evaluation">How it does on the part left out.</param>
public sealed record FoldResult(int Fold, TrainingReport Training, Evaluation Evaluation)
{
    /// <summary>In words, the same in every culture: <c>fold 1: 20 epochs, loss 0.1234, accuracy 0.9300</c>.</summary>
    public override string ToString() => $"fold {ReportNumbers.Count(Fold)}: {ReportNumbers.Count(Training.Epochs)} epochs, {Evaluation}";
}
