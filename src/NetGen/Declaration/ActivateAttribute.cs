namespace NetGen;

/// <summary>An activation as a layer of its own, of whatever shape comes: each value by itself; softmax along the last dimension.</summary>
/// <param name="activation">What is applied.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActivateAttribute(Activation activation) : Attribute
{
    /// <summary>What is applied.</summary>
    public Activation Activation { get; } = activation;
}
