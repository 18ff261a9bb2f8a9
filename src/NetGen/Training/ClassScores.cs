namespace NetGen;

/// <summary>How well one class is recognised, or the average over classes. As in scikit-learn a quotient by zero is 0.</summary>
/// <param name="Precision">Of the examples that were taken for the class, the share that is of it: <c>tp / (tp + fp)</c>; in [0, 1].</param>
/// <param name="Recall">Of the examples that are of the class, the share that was taken for it: <c>tp / (tp + fn)</c>; in [0, 1].</param>
/// <param name="F1">The harmonic mean of both, <c>2 tp / (2 tp + fp + fn)</c>; in [0, 1].</param>
/// <param name="Support">How many examples are of the class; of an average, of all classes.</param>
public readonly record struct ClassScores(double Precision, double Recall, double F1, int Support)
{
    /// <summary>In words, the same in every culture: <c>precision 0.67, recall 0.50, F1 0.57, support 4</c>.</summary>
    public override string ToString() =>
        $"precision {ReportNumbers.Score(Precision)}, recall {ReportNumbers.Score(Recall)}, F1 {ReportNumbers.Score(F1)}, support {ReportNumbers.Count(Support)}";
}
