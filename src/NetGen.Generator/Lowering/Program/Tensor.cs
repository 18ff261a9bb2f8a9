namespace NetGen.Generator.Lowering.Program;

/// <summary>Values of a program, named for people. Two tensors are the same only if they are the same object.</summary>
internal sealed class Tensor(string name, string gradientName, TensorRole role, params Axis[] axes)
{
    public string Name { get; } = name;

    /// <summary>What the gradient of the loss with respect to it is called.</summary>
    public string GradientName { get; } = gradientName;

    public TensorRole Role { get; } = role;

    public IReadOnlyList<Axis> Axes { get; } = axes;

    /// <summary>Whether every example has its own values.</summary>
    public bool IsPerExample => Axes.Count > 0 && Axes[0] == Axis.Examples;

    /// <summary>Values in a row: of one example, or of one row of a weight matrix.</summary>
    public int Width => Axes[^1].Size;

    /// <summary>Rows of a parameter, the inputs of a weight matrix, 1 for a bias; of a value those of one example, the steps of a sequence.</summary>
    public int Rows
    {
        get
        {
            int rows = 1;
            for (int i = IsPerExample ? 1 : 0; i < Axes.Count - 1; i++) rows *= Axes[i].Size;
            return rows;
        }
    }

    public override string ToString() => $"{Name}[{string.Join(", ", Axes)}]";
}

internal enum TensorRole
{
    /// <summary>The network's input.</summary>
    Input,

    /// <summary>What the output should be.</summary>
    Target,

    /// <summary>Gradients that the caller gives for the outputs, in place of a loss.</summary>
    Given,

    /// <summary>A weight matrix or a bias.</summary>
    Parameter,

    /// <summary>What is kept beside the parameters, and brought up to date by training steps.</summary>
    State,

    /// <summary>Something computed for every example.</summary>
    Value,

    /// <summary>Something computed for a batch as a whole.</summary>
    Statistic,

    /// <summary>The gradient of the batch's loss with respect to a parameter.</summary>
    ParameterGradient,

    /// <summary>The gradient of the batch's loss with respect to the input.</summary>
    InputGradient,

    /// <summary>The loss of the batch.</summary>
    Loss,
}
