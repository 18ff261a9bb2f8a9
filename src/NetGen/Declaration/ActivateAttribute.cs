namespace NetGen;

/// <summary>An activation as a layer of its own, of whatever shape comes: each value by itself; softmax along the last dimension.</summary>
/// <param name="activation">What is applied.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActivateAttribute(Activation activation) : Attribute
{
    /// <summary>Applies an activation of one's own.</summary>
    /// <param name="function">
    /// The name of a static method with <see cref="ElementwiseAttribute"/>, best as <c>nameof(...)</c>: one of the network's class, of a base class, or of a type
    /// around it.
    /// </param>
    public ActivateAttribute(string function)
        : this(Activation.Identity) => Function = function;

    /// <summary>What is applied, unless <see cref="Function"/> is.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>The name of the method that is applied; null where an <see cref="Activation"/> is.</summary>
    public string? Function { get; }
}
