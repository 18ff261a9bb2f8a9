namespace NetGen.Generator.Model.Elementwise;

/// <summary>Builds sums and products, leaving out what is known: the rules a derivative needs to come out as one would write it.</summary>
/// <remarks>
/// A factor of zero makes a product zero although <c>0 * NaN</c> is NaN: the rules are used on declared functions and their gradients,
/// where a zero comes from differentiating a constant.
/// </remarks>
internal static class Simplifier
{
    public static Expression Add(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value + y.Value,
        (Constant { Value: 0 }, _) => b,
        (_, Constant { Value: 0 }) => a,
        (_, Binary { Operator: Operator.Multiply, Left: Constant { Value: < 0 } factor } product) => Subtract(a, -factor.Value * product.Right),
        _ when a == b => 2 * a,
        _ => new Binary(Operator.Add, a, b),
    };

    public static Expression Subtract(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value - y.Value,
        (_, Constant { Value: 0 }) => a,
        (Constant { Value: 0 }, _) => Multiply(-1, b),
        _ when a == b => 0,
        _ => new Binary(Operator.Subtract, a, b),
    };

    public static Expression Multiply(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value * y.Value,
        (Constant { Value: 0 }, _) or (_, Constant { Value: 0 }) => 0,
        (Constant { Value: 1 }, _) => b,
        (_, Constant { Value: 1 }) => a,
        (_, Constant) => Multiply(b, a),
        (Constant x, Binary { Operator: Operator.Multiply, Left: Constant y } product) => Multiply(x.Value * y.Value, product.Right),
        (Constant x, Choice { Then: Constant, Otherwise: Constant } choice) => choice with { Then = x * choice.Then, Otherwise = x * choice.Otherwise },
        (_, Choice { Then: Constant, Otherwise: Constant } choice) => choice with { Then = a * choice.Then, Otherwise = a * choice.Otherwise },
        (_, Binary { Operator: Operator.Multiply, Left: Constant y } product) => Multiply(y, Multiply(a, product.Right)),
        (Binary { Operator: Operator.Multiply, Left: Constant x } product, _) => Multiply(x, Multiply(product.Right, b)),
        (_, Call { Function: MathFunction.Sign } sign) when sign.Argument == a => new Call(MathFunction.Abs, a),
        (_, Binary { Operator: Operator.Divide, Left: Constant { Value: 1 } } quotient) => Divide(a, quotient.Right),
        _ => new Binary(Operator.Multiply, a, b),
    };

    public static Expression Divide(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value / y.Value,
        (Constant { Value: 0 }, _) => 0,
        (_, Constant { Value: 1 }) => a,
        _ => new Binary(Operator.Divide, a, b),
    };
}
