namespace NetGen;

/// <summary>What a tensor of parameters does in its layer.</summary>
public enum ParameterKind
{
    /// <summary>What inputs are multiplied with; penalties act on these.</summary>
    Weight,

    /// <summary>What is added to sums.</summary>
    Bias,

    /// <summary>What the values of a channel are multiplied with: the scale of a normalisation, a learned slope.</summary>
    Scale,

    /// <summary>State, no parameter: the mean of a channel in training so far. Files keep it; optimizers and gradients do not know it.</summary>
    RunningMean,

    /// <summary>State, no parameter: the variance of a channel in training so far.</summary>
    RunningVariance,

    /// <summary>What an activation of the user's own learns for each unit or channel, see <see cref="LearnedAttribute"/>.</summary>
    Learned,
}
