namespace NetGen;

/// <summary>
/// Makes a static method an activation or a loss that networks can name. Its body is read by the compiler, differentiated, and printed for vectors as well
/// as for single values, in the network's precision; the method stays what it is, and can be called.
/// </summary>
/// <remarks>
/// <para>Values and result are all <see langword="float"/> or all <see langword="double"/>. An activation takes one value, and behind it perhaps some that are
/// learned (<see cref="LearnedAttribute"/>); a loss the output and the target of one unit.</para>
/// <para>The body is one expression: <c>=> ...</c>, or a block whose only statement but for constants returns. In it may stand the parameters, numbers and constants,
/// <c>+ - * /</c>, <c>?:</c> with <c>&lt; &gt; &lt;= &gt;= == !=</c>, casts between <see langword="float"/> and <see langword="double"/>, other methods with this attribute,
/// and of <see cref="Math"/> and <see cref="MathF"/> the functions <c>Exp, Log, Sqrt, Tanh, Sin, Cos, Abs, Min, Max</c>, and <c>Pow</c> with a constant exponent.</para>
/// <para>Where a function has a kink, the derivative is that of the branch which is taken there: <c>Min</c> and <c>Max</c> take the first of equals. The derivative of
/// <c>Abs</c> at 0 is 0. <c>1 / (1 + Exp(-x))</c>, <c>Log(1 + Exp(x))</c> and <c>Exp(x) - 1</c> are recognised, and neither overflow nor lose digits.
/// A power is made of products and roots up to the exponent 8, whole or halved; others are <c>Exp(p * Log(x))</c>, whose relative error grows with <c>|p * Log(x)|</c>.</para>
/// </remarks>
/// <example>
/// <code>
/// [Network(8, LossFunction = nameof(Pinball))]
/// [Dense(32, nameof(Swish))]
/// [Dense(1, Activation.Identity)]
/// public partial class Median
/// {
///     [Elementwise]
///     static double Swish(double x) => x / (1 + Math.Exp(-x));
///
///     [Elementwise]
///     static double Pinball(double output, double target) => target > output ? 0.9 * (target - output) : 0.1 * (output - target);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class ElementwiseAttribute : Attribute;
