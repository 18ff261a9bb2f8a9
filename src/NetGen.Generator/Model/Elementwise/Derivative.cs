namespace NetGen.Generator.Model.Elementwise;

/// <summary>Symbolic differentiation of elementwise functions.</summary>
internal static class Derivative
{
    /// <summary>The derivative of <paramref name="function"/> as <paramref name="variable"/> moves and the other quantities stand still.</summary>
    /// <remarks>
    /// At a kink it takes the branch that <see cref="Choice"/> takes on equality, and a bound reached by <c>Min</c> or <c>Max</c> is
    /// flat: so ReLU'(0) = 0, ELU'(0) = 1, HardTanh'(1) = 0 and |x|'(0) = 0.
    /// </remarks>
    public static Expression Of(Expression function, Quantity variable)
    {
        Expression DerivativeOf(Expression part) => Of(part, variable);

        return function switch
        {
            Constant => 0,
            Variable at => at.Quantity == variable ? 1 : 0,
            Binary(Operator.Add, var a, var b) => DerivativeOf(a) + DerivativeOf(b),
            Binary(Operator.Subtract, var a, var b) => DerivativeOf(a) - DerivativeOf(b),
            Binary(Operator.Multiply, var a, var b) when a == b => 2 * (a * DerivativeOf(a)),
            Binary(Operator.Multiply, var a, var b) => DerivativeOf(a) * b + a * DerivativeOf(b),
            Binary(Operator.Divide, var a, Constant b) => DerivativeOf(a) / b,
            Binary(Operator.Divide, var a, var b) => (DerivativeOf(a) * b - a * DerivativeOf(b)) / (b * b),
            Binary(Operator.Max, var bound, var a) => Expression.WhereGreater(a, bound, DerivativeOf(a), 0),
            Binary(Operator.Min, var bound, var a) => Expression.WhereGreater(bound, a, DerivativeOf(a), 0),
            Choice choice => choice.Between(DerivativeOf(choice.Then), DerivativeOf(choice.Otherwise)),
            Power(var a, var exponent) => Chain(DerivativeOf(a), exponent * Expression.Pow(a, exponent - 1)),
            Call(var primitive, var a) => Chain(DerivativeOf(a), OfFunction(primitive, a)),
            _ => throw new InvalidOperationException($"{function.GetType().Name} has no derivative."),
        };
    }

    /// <summary>
    /// The chain rule. A branch in which the inner function stands still is left out of the product: the outer derivative may be infinite there, as that of a
    /// root of something clipped at zero.
    /// </summary>
    private static Expression Chain(Expression inner, Expression outer) => inner is Choice choice && (IsZero(choice.Then) || IsZero(choice.Otherwise))
        ? choice.Between(Chain(choice.Then, outer), Chain(choice.Otherwise, outer))
        : inner * outer;

    private static bool IsZero(Expression expression) => expression is Constant { Value: 0 };

    private static Expression OfFunction(MathFunction function, Expression a) => function switch
    {
        MathFunction.Abs => Expression.Call(MathFunction.Sign, a),
        MathFunction.Sign => 0,
        MathFunction.Exp or MathFunction.Expm1 => Expression.Call(MathFunction.Exp, a),
        MathFunction.Log => 1 / a,
        MathFunction.Sqrt => 0.5 / Expression.Call(MathFunction.Sqrt, a),
        MathFunction.Tanh => 1 - Expression.Call(MathFunction.Tanh, a) * Expression.Call(MathFunction.Tanh, a),
        MathFunction.Sigmoid => Expression.Call(MathFunction.Sigmoid, a) * (1 - Expression.Call(MathFunction.Sigmoid, a)),
        MathFunction.Erf => TwoOverRootPi * Expression.Call(MathFunction.Exp, -(a * a)),
        MathFunction.Sin => Expression.Call(MathFunction.Cos, a),
        MathFunction.Cos => -Expression.Call(MathFunction.Sin, a),
        MathFunction.Softplus => Expression.Call(MathFunction.Sigmoid, a),
        MathFunction.Gelu => Expression.Call(MathFunction.GeluDerivative, a),
        _ => throw new InvalidOperationException($"{function} has no derivative."),
    };

    /// <summary>2 / sqrt(pi), written out because generators run on hosts whose mathematical functions differ in the last bit.</summary>
    private const double TwoOverRootPi = 1.1283791670955126;
}
