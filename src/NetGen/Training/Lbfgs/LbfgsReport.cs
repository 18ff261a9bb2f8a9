namespace NetGen;

/// <summary>What came of <see cref="Lbfgs.Fit"/>.</summary>
/// <param name="LossHistory">
/// The loss over all data at the start and after every iteration, without penalty: their mean, or with <see cref="Reduction.Sum"/> their sum.
/// </param>
/// <param name="ObjectiveHistory">The same with the penalty; never rises.</param>
/// <param name="Duration">Time from beginning to end.</param>
/// <param name="Reason">Why it ended.</param>
public sealed record LbfgsReport(
    IReadOnlyList<double> LossHistory, IReadOnlyList<double> ObjectiveHistory, TimeSpan Duration, LbfgsStopReason Reason)
{
    /// <summary>Iterations done.</summary>
    public int Iterations => LossHistory.Count - 1;

    /// <summary>How often loss and gradient of all data were computed.</summary>
    public required int Evaluations { get; init; }

    /// <summary>
    /// The loss with the parameters the network has now, which are the best of all that were tried; a line search that was broken off may have seen a
    /// better one than the last of <see cref="LossHistory"/>.
    /// </summary>
    public required double Loss { get; init; }

    /// <summary>The same with the penalty.</summary>
    public required double Objective { get; init; }

    /// <summary>The steepest slope there: the largest absolute derivative of the objective.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>A table of the losses at the beginning and the end, with how it ended below; the same in every culture.</summary>
    public override string ToString() => LbfgsText.Of(this);
}
