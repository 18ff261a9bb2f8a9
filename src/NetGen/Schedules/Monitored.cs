namespace NetGen;

/// <summary>The number that tells after every epoch whether training gets on.</summary>
public enum Monitored
{
    /// <summary>The loss on the validation data: smaller is better.</summary>
    ValidationLoss,

    /// <summary>The accuracy on the validation data, of networks that answer questions, see <see cref="Evaluation"/>: larger is better.</summary>
    ValidationAccuracy,

    /// <summary>The epoch's training loss: smaller is better. Needs no validation data, and sees no overfitting.</summary>
    TrainingLoss,
}
