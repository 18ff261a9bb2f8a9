namespace NetGen;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter, 2019): <c>w -= learningRate * weightDecay * w</c> beside Adam's step, so that the
/// decay does not pass through the running means. As <c>torch.optim.AdamW</c>.
/// </summary>
/// <remarks>The smallest and the largest numbers are treated as by <see cref="Adam"/>.</remarks>
public sealed record AdamW : Optimizer
{
    /// <summary>Creates the optimizer.</summary>
    /// <param name="learningRate">The length of the steps; finite and not negative.</param>
    /// <param name="beta1">Decay of the running mean of gradients; in [0, 1).</param>
    /// <param name="beta2">Decay of the running mean of squared gradients; in [0, 1).</param>
    /// <param name="epsilon">Keeps the division from blowing up; at least 1e-38.</param>
    /// <param name="weightDecay">WorkSlice of every parameter, biases too, taken off per unit of learning rate; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public AdamW(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2)
        : base(learningRate)
    {
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = epsilon;
        WeightDecay = weightDecay;
    }

    /// <summary>Decay of the running mean of gradients; in [0, 1).</summary>
    public double Beta1 { get; init => field = Hyperparameter.Decay(value, "beta1"); }

    /// <summary>Decay of the running mean of squared gradients; in [0, 1).</summary>
    public double Beta2 { get; init => field = Hyperparameter.Decay(value, "beta2"); }

    /// <summary>Keeps the division from blowing up; at least 1e-38.</summary>
    public double Epsilon { get; init => field = Hyperparameter.Positive(value, "epsilon"); }

    /// <summary>WorkSlice of every parameter taken off per unit of learning rate; finite and not negative.</summary>
    public double WeightDecay { get; init => field = Hyperparameter.Rate(value, "weightDecay"); }

    /// <inheritdoc/>
    public override TResult Bind<T, TResult>(IRuleConsumer<T, TResult> consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        return WeightDecay == 0
            ? consumer.Use(new AdamRule<NoDecay, T>(Beta1, Beta2, Epsilon, 0))
            : consumer.Use(new AdamRule<DecoupledDecay, T>(Beta1, Beta2, Epsilon, WeightDecay));
    }
}
