namespace NetGen;

/// <summary>
/// While training, sets each value of the layer above to zero with probability <paramref name="rate"/> and multiplies the others by
/// <c>1 / (1 - rate)</c> (inverted dropout, Srivastava et al., 2014). Predictions and evaluations are not touched.
/// </summary>
/// <param name="rate">In [0, 1).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(double rate) : Attribute
{
    /// <summary>The probability with which a value is dropped.</summary>
    public double Rate { get; } = rate;
}
