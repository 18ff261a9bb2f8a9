namespace NetGen.Generator.Lowering.Elementwise;

/// <summary>Symbolic differentiation of elementwise functions.</summary>
internal static class Derivative
{
    /// <summary>The slope of <paramref name="function"/> as <paramref name="variable"/> moves and the other quantities stand still.</summary>
    /// <remarks>
    /// At a kink it takes the branch that <see cref="Choice"/> takes on equality, and a bound reached by <c>Min</c> or <c>Max</c> is
    /// flat: so ReLU'(0) = 0, ELU'(0) = 1, HardTanh'(1) = 0 and |x|'(0) = 0.
    /// </remarks>
    public static Expression Of(Expression function, Quantity variable)
    {
        Expression Slope(Expression part) => Of(part, variable);

        return function switch
        {
            Constant => 0,
            Variable at => at.Quantity == variable ? 1 : 0,
            Binary(Operator.Add, var a, var b) => Slope(a) + Slope(b),
            Binary(Operator.Subtract, var a, var b) => Slope(a) - Slope(b),
            Binary(Operator.Multiply, var a, var b) when a == b => 2 * (a * Slope(a)),
            Binary(Operator.Multiply, var a, var b) => Slope(a) * b + a * Slope(b),
            Binary(Operator.Divide, var a, Constant b) => Slope(a) / b,
            Binary(Operator.Divide, var a, var b) => (Slope(a) * b - a * Slope(b)) / (b * b),
            Binary(Operator.Max, var bound, var a) => Expression.WhereGreater(a, bound, Slope(a), 0),
            Binary(Operator.Min, var bound, var a) => Expression.WhereGreater(bound, a, Slope(a), 0),
            Choice(var left, var right, var then, var otherwise) => Expression.WhereGreater(left, right, Slope(then), Slope(otherwise)),
            Call(var primitive, var a) => Slope(a) * OfPrimitive(primitive, a),
            _ => throw new InvalidOperationException($"{function.GetType().Name} has no derivative."),
        };
    }

    private static Expression OfPrimitive(Primitive function, Expression a) => function switch
    {
        Primitive.Abs => Expression.Call(Primitive.Sign, a),
        Primitive.Sign => 0,
        Primitive.Exp or Primitive.Expm1 => Expression.Call(Primitive.Exp, a),
        Primitive.Log => 1 / a,
        Primitive.Tanh => 1 - Expression.Call(Primitive.Tanh, a) * Expression.Call(Primitive.Tanh, a),
        Primitive.Sigmoid => Expression.Call(Primitive.Sigmoid, a) * (1 - Expression.Call(Primitive.Sigmoid, a)),
        Primitive.Erf => TwoOverRootPi * Expression.Call(Primitive.Exp, -(a * a)),
        Primitive.Sin => Expression.Call(Primitive.Cos, a),
        Primitive.Cos => -Expression.Call(Primitive.Sin, a),
        Primitive.Softplus => Expression.Call(Primitive.Sigmoid, a),
        Primitive.Gelu => Expression.Call(Primitive.GeluSlope, a),
        _ => throw new InvalidOperationException($"{function} has no derivative."),
    };

    /// <summary>2 / sqrt(pi), written out because generators run on hosts whose mathematical functions differ in the last bit.</summary>
    private const double TwoOverRootPi = 1.1283791670955126;
}
