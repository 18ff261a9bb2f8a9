namespace NetGen;

/// <summary>How the losses of the examples in a batch become one number, which is what training descends.</summary>
public enum Reduction
{
    /// <summary>Their sum divided by the number of examples in that batch (never by the number of outputs).</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
