namespace NetGen;

/// <summary>How well a network does on a dataset.</summary>
/// <param name="Loss">The loss over all examples, their mean or their sum as the network's <see cref="Reduction"/> says.</param>
/// <param name="Accuracy">
/// The share of right answers, in [0, 1]. With cross-entropy an example is right when its largest output is at its largest target; with binary
/// cross-entropy every output is an answer of its own, right when it is on the target's side of 0.5. NaN with other losses, which answer no
/// yes-or-no questions.
/// </param>
public readonly record struct Evaluation(double Loss, double Accuracy)
{
    /// <summary>In words, the same in every culture: <c>loss 0.1234, accuracy 0.9300</c>, without an accuracy that is NaN.</summary>
    public override string ToString() =>
        double.IsNaN(Accuracy) ? $"loss {ReportNumbers.Value(Loss)}" : $"loss {ReportNumbers.Value(Loss)}, accuracy {ReportNumbers.Value(Accuracy)}";
}
