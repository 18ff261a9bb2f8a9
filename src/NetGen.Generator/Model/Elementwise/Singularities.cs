namespace NetGen.Generator.Model.Elementwise;

/// <summary>
/// Whether a function is finite wherever its arguments are, unless these are large. Padding and absent examples hold zeros, or whatever a function made of
/// these: there a pole must not be met, or not count.
/// </summary>
internal static class Singularities
{
    /// <summary>
    /// Whether the function may be infinite, or no number, somewhere: a quotient, a logarithm or a root of something that is not seen to be positive.
    /// </summary>
    public static bool MayHavePoles(this Expression function) => function.All().Any(static part => part switch
    {
        Binary(Operator.Divide, _, var divisor) => divisor is not Constant && !IsPositive(divisor),
        Call(MathFunction.Log, var argument) => !IsPositive(argument),
        Call(MathFunction.Sqrt, var argument) => !IsNonNegative(argument),
        Power => true,
        _ => false,
    });

    private static bool IsPositive(Expression expression) => expression switch
    {
        Constant { Value: > 0 } => true,
        Call(MathFunction.Exp or MathFunction.Sigmoid or MathFunction.SigmoidFast or MathFunction.Softplus, _) => true,
        Call(MathFunction.Sqrt, var argument) => IsPositive(argument),
        Binary(Operator.Add, var a, var b) => (IsPositive(a) && IsNonNegative(b)) || (IsNonNegative(a) && IsPositive(b)),
        Binary(Operator.Multiply or Operator.Divide, var a, var b) => IsPositive(a) && IsPositive(b),
        Binary(Operator.Max, var a, var b) => IsPositive(a) || IsPositive(b),
        _ => false,
    };

    private static bool IsNonNegative(Expression expression) => IsPositive(expression) || expression switch
    {
        Constant { Value: >= 0 } or Call(MathFunction.Abs, _) => true,
        Binary(Operator.Multiply, var a, var b) => a == b || (IsNonNegative(a) && IsNonNegative(b)),
        Binary(Operator.Add, var a, var b) => IsNonNegative(a) && IsNonNegative(b),
        Binary(Operator.Max, var a, var b) => IsNonNegative(a) || IsNonNegative(b),
        _ => false,
    };

    /// <summary>
    /// A gradient times a derivative; where the gradient is zero, so is the product, even at a pole. Only written so where there may be one.
    /// </summary>
    public static Expression Through(Expression upstream, Expression derivative)
    {
        Expression product = upstream * derivative;
        return derivative.WithoutPowers().MayHavePoles()
            ? Expression.WhereGreater(Expression.Call(MathFunction.Abs, upstream), 0, product, upstream)
            : product;
    }
}
