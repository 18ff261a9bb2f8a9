namespace NetGen;

/// <summary>What came of <see cref="Population{TNetwork, T}.Fit"/>.</summary>
/// <param name="Members">
/// A report for each network, in order. An epoch in which a loss of the network was not finite has no finite loss in its history either.
/// </param>
public sealed record PopulationReport(IReadOnlyList<TrainingReport> Members)
{
    /// <summary>
    /// The network with the smallest validation loss after the last epoch, without validation data with the smallest training loss of that epoch; of
    /// several the first. Null when no epoch was finished, or no network has a finite loss.
    /// </summary>
    public int? Best
    {
        get
        {
            int? best = null;
            double smallest = double.PositiveInfinity;
            for (int member = 0; member < Members.Count; member++)
            {
                TrainingReport report = Members[member];
                if (report.Epochs == 0) continue;
                double loss = report.ValidationHistory.Count > 0 ? report.ValidationHistory[^1].Loss : report.LossHistory[^1];
                if (!(loss < smallest)) continue;
                smallest = loss;
                best = member;
            }

            return best;
        }
    }

    /// <summary>A table of the networks with their last losses, the best one marked; the same in every culture.</summary>
    public override string ToString() => PopulationText.Of(this);
}
