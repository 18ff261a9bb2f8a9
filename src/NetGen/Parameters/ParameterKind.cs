namespace NetGen;

/// <summary>What a tensor of parameters does in its layer.</summary>
public enum ParameterKind
{
    /// <summary>What inputs are multiplied with; penalties act on these.</summary>
    Weight,

    /// <summary>What is added to sums.</summary>
    Bias,

    /// <summary>What the values of a channel are multiplied with, as in a normalisation.</summary>
    Scale,

    /// <summary>How steep a function is for a channel: the slope of PReLU.</summary>
    Slope,

    /// <summary>What an activation of the user's own learns for each unit or channel, see <see cref="LearnedAttribute"/>.</summary>
    Learned,
}
