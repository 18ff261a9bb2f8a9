namespace NetGen;

/// <summary>
/// A layer in which every unit sees every input, <c>activation(W x + b)</c>. Stands below <see cref="NetworkAttribute"/> with one size;
/// layers follow each other in source order.
/// </summary>
/// <param name="units">The number of units, from 1 to 65,536.</param>
/// <param name="activation">What is applied to the weighted sums.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units, Activation activation) : Attribute
{
    /// <summary>Creates a linear layer: the weighted sums themselves.</summary>
    /// <param name="units">The number of units, from 1 to 65,536.</param>
    public DenseAttribute(int units)
        : this(units, Activation.Identity)
    {
    }

    /// <summary>Creates a layer with an activation of one's own.</summary>
    /// <param name="units">The number of units, from 1 to 65,536.</param>
    /// <param name="function">
    /// The name of a static method with <see cref="ElementwiseAttribute"/> that is applied to the weighted sums, best as <c>nameof(...)</c>: one of the network's
    /// class, of a base class, or of a type around it.
    /// </param>
    public DenseAttribute(int units, string function)
        : this(units, Activation.Identity) => Function = function;

    /// <summary>The number of units.</summary>
    public int Units { get; } = units;

    /// <summary>What is applied to the weighted sums, unless <see cref="Function"/> is.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>The name of the method that is applied to the weighted sums; null where it is an <see cref="Activation"/>.</summary>
    public string? Function { get; }

    /// <summary>Whether a bias is added to the weighted sums; the network's <see cref="NetworkAttribute.Bias"/> when not given.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How weights are drawn; the network's <see cref="NetworkAttribute.Initializer"/> when not given.</summary>
    public Initializer Initializer { get; set; } = Initializer.Auto;
}
