namespace NetGen;

/// <summary>
/// Makes a parameter of an activation of one's own (<see cref="ElementwiseAttribute"/>) something the network learns: one value for each unit of a dense layer,
/// or each channel of whatever else is activated. There may be any number of them, behind the value that the activation is applied to.
/// </summary>
/// <remarks>
/// In files its tensor is called like the parameter, <c>layer1.a</c>; those of a layer stand behind its weight and bias, in the order of the signature.
/// Penalties do not act on them.
/// </remarks>
/// <example>
/// <code>
/// [Network(1)]
/// [Dense(32, nameof(Snake))]
/// [Dense(1, Activation.Identity)]
/// public partial class Periodic
/// {
///     [Elementwise]
///     static double Snake(double x, [Learned(1.0)] double a) => x + Math.Pow(Math.Sin(a * x), 2) / a;
/// }
/// </code>
/// </example>
/// <param name="start">What every value starts from.</param>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class LearnedAttribute(double start) : Attribute
{
    /// <summary>What every value starts from.</summary>
    public double Start { get; } = start;
}
