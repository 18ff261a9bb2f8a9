namespace NetGen.Generator.Model.Elementwise;

/// <summary>
/// Expressions that people write with an exponential, for which there is a function that neither overflows nor loses digits; their derivatives come out as
/// those of the built-in activations.
/// </summary>
internal static class StableForms
{
    /// <summary><c>a / b</c>; where b is <c>1 + e^z</c>, the sigmoid of -z times a.</summary>
    public static Expression Divide(Expression a, Expression b) => OnePlusExp(b) is not { } z ? a / b
        : a is Call(MathFunction.Exp, var same) && same == z ? Expression.Call(MathFunction.Sigmoid, z)
        : a * Expression.Call(MathFunction.Sigmoid, -z);

    /// <summary><c>a - b</c>; <c>e^z - 1</c> has a function of its own.</summary>
    public static Expression Subtract(Expression a, Expression b) =>
        a is Call(MathFunction.Exp, var z) && b is Constant { Value: 1 } ? Expression.Call(MathFunction.Expm1, z) : a - b;

    /// <summary><c>log a</c>; of <c>1 + e^z</c> it is softplus.</summary>
    public static Expression Log(Expression a) =>
        OnePlusExp(a) is { } z ? Expression.Call(MathFunction.Softplus, z) : Expression.Call(MathFunction.Log, a);

    private static Expression? OnePlusExp(Expression sum) => sum switch
    {
        Binary(Operator.Add, Constant { Value: 1 }, Call(MathFunction.Exp, var z)) => z,
        Binary(Operator.Add, Call(MathFunction.Exp, var z), Constant { Value: 1 }) => z,
        _ => null,
    };
}
