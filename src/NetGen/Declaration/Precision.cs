namespace NetGen;

/// <summary>The number type of a network's parameters, inputs and outputs.</summary>
public enum Precision
{
    /// <summary><see langword="float"/>, 32 bits.</summary>
    Single,

    /// <summary><see langword="double"/>, 64 bits.</summary>
    Double,
}
