namespace NetGen;

/// <summary>How far predictions of a quantity are from the truth.</summary>
/// <param name="MeanAbsoluteError"><c>mean |y - t|</c>.</param>
/// <param name="RootMeanSquaredError"><c>sqrt(mean (y - t)^2)</c>.</param>
/// <param name="R2">
/// The coefficient of determination, <c>1 - sum (y - t)^2 / sum (t - mean t)^2</c>: 1 is perfect, 0 no better than always to answer with the mean.
/// Where all targets are equal it is 1 when every prediction is right and otherwise 0, as in scikit-learn; NaN for a single example.
/// </param>
public readonly record struct RegressionScores(double MeanAbsoluteError, double RootMeanSquaredError, double R2)
{
    /// <summary>In words, the same in every culture: <c>MAE 0.1234, RMSE 0.2345, R2 0.9300</c>.</summary>
    public override string ToString() =>
        $"MAE {ReportNumbers.Value(MeanAbsoluteError)}, RMSE {ReportNumbers.Value(RootMeanSquaredError)}, R2 {ReportNumbers.Value(R2)}";
}
