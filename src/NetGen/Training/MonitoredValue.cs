namespace NetGen;

/// <summary>Reads the number that schedules and early stopping observe.</summary>
internal static class MonitoredValue
{
    /// <summary>The number after an epoch.</summary>
    /// <param name="monitored">Which one; it must exist, see <see cref="Require"/>.</param>
    /// <param name="loss">The training loss.</param>
    /// <param name="validation">How the network does on the validation data.</param>
    public static double Of(Monitored monitored, double loss, Evaluation? validation) => monitored switch
    {
        Monitored.ValidationLoss => validation!.Value.Loss,
        Monitored.ValidationAccuracy => validation!.Value.Accuracy,
        _ => loss,
    };

    /// <summary>Checks before training that the number will exist.</summary>
    /// <param name="monitored">Which one.</param>
    /// <param name="user">Who observes it, for the message.</param>
    /// <param name="hasValidation">Whether there are validation data.</param>
    /// <param name="options">Where it stands.</param>
    /// <param name="network">Decides whether there is an accuracy.</param>
    /// <exception cref="ArgumentException">It will not.</exception>
    public static void Require(Monitored monitored, string user, bool hasValidation, FitOptions options, NetworkDescription network)
    {
        if (monitored != Monitored.TrainingLoss && !hasValidation)
            throw new ArgumentException($"{user} observes {monitored}, but there are no validation data.", nameof(options));
        if (monitored == Monitored.ValidationAccuracy && Metrics.AnswersPerExample(network) == 0)
            throw new ArgumentException($"{user} observes {monitored}, but a network with the loss {network.LossName} has no accuracy.", nameof(options));
    }
}
