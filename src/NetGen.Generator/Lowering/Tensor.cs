namespace NetGen.Generator.Lowering;

/// <summary>One dimension of a tensor. Tensors that share an axis run along it together; a product sums over those its result lacks.</summary>
internal sealed class Axis(string name, int size)
{
    /// <summary>The examples of a batch: the one axis whose size is known only at run time.</summary>
    public static readonly Axis Examples = new("examples", 0);

    public string Name { get; } = name;

    public int Size { get; } = size;

    public override string ToString() => Size == 0 ? Name : $"{Name}:{Size}";
}

/// <summary>Values of a program, named for people. Two tensors are the same only if they are the same object.</summary>
internal sealed class Tensor(string name, string slopeName, TensorRole role, params Axis[] axes)
{
    public string Name { get; } = name;

    /// <summary>What the slope of the loss with respect to it is called.</summary>
    public string SlopeName { get; } = slopeName;

    public TensorRole Role { get; } = role;

    public IReadOnlyList<Axis> Axes { get; } = axes;

    /// <summary>Whether every example has its own values.</summary>
    public bool IsPerExample => Axes.Count > 0 && Axes[0] == Axis.Examples;

    /// <summary>Values in a row: of one example, or of one row of a weight matrix.</summary>
    public int Width => Axes[^1].Size;

    /// <summary>Rows of a parameter: the inputs of a weight matrix, 1 for a bias.</summary>
    public int Rows => Axes.Count == 2 ? Axes[0].Size : 1;

    public override string ToString() => $"{Name}[{string.Join(", ", Axes)}]";
}

internal enum TensorRole
{
    /// <summary>The network's input.</summary>
    Input,

    /// <summary>What the output should be.</summary>
    Target,

    /// <summary>A weight matrix or a bias.</summary>
    Parameter,

    /// <summary>Something computed for every example.</summary>
    Value,

    /// <summary>The slope of the batch's loss with respect to a parameter.</summary>
    ParameterGradient,

    /// <summary>The slope of the batch's loss with respect to the input.</summary>
    InputSlope,

    /// <summary>The loss of the batch.</summary>
    Loss,
}
