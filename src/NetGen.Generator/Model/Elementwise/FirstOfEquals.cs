using static NetGen.Generator.Model.Elementwise.Expression;

namespace NetGen.Generator.Model.Elementwise;

/// <summary>
/// <c>Min</c> and <c>Max</c> of any two expressions, as C# has them: of equals the first is taken, which decides the derivative, and NaN in either goes
/// through.
/// </summary>
internal static class FirstOfEquals
{
    public static Expression Max(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => Math.Max(x.Value, y.Value),
        // The instruction of registers gives its second operand where one is no number: it takes the constant first, and its derivative is zero at equality.
        (Constant x, _) => Expression.Max(x, b),
        (_, Constant) => WhereGreater(b, a, b, a),
        _ => WhereGreater(b, a, b, WhereGreaterOrEqual(a, b, a, a + b)),
    };

    public static Expression Min(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => Math.Min(x.Value, y.Value),
        (Constant x, _) => Expression.Min(x, b),
        (_, Constant) => WhereGreater(a, b, b, a),
        _ => WhereGreater(a, b, b, WhereGreaterOrEqual(b, a, a, a + b)),
    };
}
