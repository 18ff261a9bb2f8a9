namespace NetGen.Generator.Model.Elementwise;

/// <summary>Walks over expressions.</summary>
internal static class ExpressionTrees
{
    /// <summary>The expression and everything in it, outermost first.</summary>
    public static IEnumerable<Expression> All(this Expression expression)
    {
        yield return expression;
        foreach (Expression part in expression.Parts)
        {
            foreach (Expression inner in part.All()) yield return inner;
        }
    }

    /// <summary>The same expression with some parts exchanged; where <paramref name="exchange"/> gives null, the part stays.</summary>
    public static Expression Exchange(this Expression expression, Func<Expression, Expression?> exchange) =>
        exchange(expression) ?? expression.Of(part => part.Exchange(exchange));

    /// <summary>The costly calls that occur more than once: each is worth a variable.</summary>
    public static IReadOnlyList<Call> RepeatedCalls(this Expression expression) =>
        [.. expression.All().OfType<Call>()
            .Where(call => call.Function is not (MathFunction.Abs or MathFunction.Sign))
            .GroupBy(call => call)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)];
}
