namespace NetGen;

/// <summary>How weights lie in a file that carries no fingerprint of a network, and so does not say it itself.</summary>
public enum WeightLayout
{
    /// <summary>As in NetGen's own files: <c>layer1.weight</c> is <c>[in, out]</c>, <c>layer1.bias</c> is <c>[out]</c>, and so on.</summary>
    NetGen,
}
