namespace NetGen;

/// <summary>The shape of the code that a network, or a layer of it, was compiled to.</summary>
public enum Strategy
{
    /// <summary>The whole network in straight lines.</summary>
    Micro,

    /// <summary>One example in straight lines, batches by kernels.</summary>
    Small,

    /// <summary>By kernels.</summary>
    Tiled,
}
