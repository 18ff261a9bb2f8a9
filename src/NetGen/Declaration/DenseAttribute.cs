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
    /// <summary>The number of units.</summary>
    public int Units { get; } = units;

    /// <summary>What is applied to the weighted sums.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Whether a bias is added to the weighted sums; the network's <see cref="NetworkAttribute.Bias"/> when not given.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How weights are drawn; the network's <see cref="NetworkAttribute.Initializer"/> when not given.</summary>
    public Initializer Initializer { get; set; } = Initializer.Auto;
}
