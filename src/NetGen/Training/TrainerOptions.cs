namespace NetGen;

/// <summary>How a trainer works, as opposed to what it trains on.</summary>
public sealed record TrainerOptions
{
    /// <summary>
    /// The most threads that work on a step, the caller's among them; at least 1, which is the default. More than there are processors are not
    /// used, and several only where they are faster: a trainer times both ways now and then. Results do not depend on it, to the last bit.
    /// Small networks that are printed in straight lines use one thread.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Threads { get; init => field = Option.AtLeastOne(value, nameof(Threads)); } = 1;

    /// <summary>
    /// How many examples are evaluated at once, at least 1; 256 by default. <see cref="NetworkTrainer{TNetwork, T}.Step(ReadOnlySpan{T}, ReadOnlySpan{T})"/> takes
    /// batches of any size: the trainer's memory grows with every batch larger than all before.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxBatchSize { get; init => field = Option.AtLeastOne(value, nameof(MaxBatchSize)); } = 256;

    /// <summary>The seed of dropout masks and of input noise; 1 by default.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// A penalty on the size of weights, <c>L1 * sum |w|</c>, whose gradient is added to that of the loss; at least 0, which is the default. Drives weights
    /// that are of no use to zero. Neither this nor <see cref="L2"/> is part of the loss that is reported, and biases have none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double L1 { get; init => field = Hyperparameter.NonNegative(value, nameof(L1)); }

    /// <summary>
    /// A penalty on the squares of weights, <c>L2 / 2 * sum w^2</c>, whose gradient is added to that of the loss; at least 0, which is the default. Unlike
    /// an optimizer's weight decay it leaves biases alone.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double L2 { get; init => field = Hyperparameter.NonNegative(value, nameof(L2)); }

    /// <summary>Keeps every gradient, penalties included, within plus and minus this; greater than 0; null, the default, for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not greater than 0, or not finite.</exception>
    public double? ClipValue { get; init => field = value is { } limit ? Hyperparameter.Positive(limit, nameof(ClipValue)) : null; }

    /// <summary>
    /// Shortens the gradient of all trained parameters, penalties included, to this Euclidean norm when it is longer; greater than 0; null, the
    /// default, for no limit. After <see cref="ClipValue"/>. As <c>torch.nn.utils.clip_grad_norm_</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not greater than 0, or not finite.</exception>
    public double? ClipNorm { get; init => field = value is { } limit ? Hyperparameter.Positive(limit, nameof(ClipNorm)) : null; }

    /// <summary>
    /// Layers with parameters that stay as they are, counted from 1 as in files and in the emitted header; none by default. What an optimizer
    /// remembers of them stays as well, and neither weight decay nor penalties touch them.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public IReadOnlyList<int> FrozenLayers
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value.Select(layer => Option.AtLeastOne(layer, nameof(FrozenLayers))).Distinct().Order()];
        }
    } = [];

    /// <summary>
    /// How much of the targets of a classification is shared out evenly among its classes, in [0, 1); 0 by default: <c>(1 - s) t + s / classes</c>, and
    /// <c>(1 - s) t + s / 2</c> for yes-or-no outputs. The loss of a step is that against these targets; evaluations know nothing of it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 1).</exception>
    public double LabelSmoothing { get; init => field = Option.Fraction(value, nameof(LabelSmoothing)); }

    /// <summary>
    /// The standard deviation of normal noise that every step adds to its inputs, in their units; at least 0, which is the default. Predictions and
    /// evaluations have none. The same bits for the same <see cref="Seed"/> on every machine.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double InputNoise { get; init => field = Hyperparameter.NonNegative(value, nameof(InputNoise)); }

    /// <summary>Checks that what is asked for can be done with a network.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    internal void RequireFit(NetworkDescription network, string name)
    {
        if (FrozenLayers.Count > 0) RequireLayers(network, name);
        if (InputNoise > 0 && network.InputClasses > 0) throw new ArgumentException("InputNoise must be 0: the inputs are tokens, which have no neighbours.", name);
        if (LabelSmoothing > 0 && network.Loss is not (Loss.CrossEntropy or Loss.BinaryCrossEntropy))
            throw new ArgumentException($"LabelSmoothing needs the loss CrossEntropy or BinaryCrossEntropy, but {network.Name} has {network.LossName}.", name);
    }

    private void RequireLayers(NetworkDescription network, string name)
    {
        int layers = network.Layers.Count(layer => layer.Name.Length > 0);
        if (FrozenLayers[^1] <= layers) return;
        string message = FormattableString.Invariant($"FrozenLayers must be from 1 to {layers}, the layers of {network.Name} with parameters, but one is {FrozenLayers[^1]}.");
        throw new ArgumentException(message, name);
    }
}
