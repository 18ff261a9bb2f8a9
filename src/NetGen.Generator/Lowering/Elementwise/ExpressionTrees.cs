namespace NetGen.Generator.Lowering.Elementwise;

/// <summary>Walks over expressions.</summary>
internal static class ExpressionTrees
{
    /// <summary>The expression and everything in it, outermost first.</summary>
    public static IEnumerable<Expression> All(this Expression expression)
    {
        yield return expression;
        foreach (Expression part in expression.Parts())
        {
            foreach (Expression inner in part.All()) yield return inner;
        }
    }

    /// <summary>The same expression with some parts exchanged; where <paramref name="exchange"/> gives null, the part stays.</summary>
    public static Expression Exchange(this Expression expression, Func<Expression, Expression?> exchange)
    {
        if (exchange(expression) is { } other) return other;
        return expression switch
        {
            Binary(var operation, var a, var b) => new Binary(operation, a.Exchange(exchange), b.Exchange(exchange)),
            Call(var function, var a) => new Call(function, a.Exchange(exchange)),
            Choice(var a, var b, var c, var d) => new Choice(a.Exchange(exchange), b.Exchange(exchange), c.Exchange(exchange), d.Exchange(exchange)),
            MultiplyAdd(var a, var b, var c) => new MultiplyAdd(a.Exchange(exchange), b.Exchange(exchange), c.Exchange(exchange)),
            Apply(var function, var arguments) => new Apply(function, new([.. arguments.Select(argument => argument.Exchange(exchange))])),
            _ => expression,
        };
    }

    /// <summary>The costly calls that occur more than once: each is worth a variable.</summary>
    public static IReadOnlyList<Call> RepeatedCalls(this Expression expression) =>
        [.. expression.All().OfType<Call>()
            .Where(call => call.Function is not (MathFunction.Abs or MathFunction.Sign))
            .GroupBy(call => call)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)];

    private static IEnumerable<Expression> Parts(this Expression expression) => expression switch
    {
        Binary(_, var a, var b) => [a, b],
        Call(_, var a) => [a],
        Choice(var a, var b, var c, var d) => [a, b, c, d],
        MultiplyAdd(var a, var b, var c) => [a, b, c],
        Apply(_, var arguments) => arguments,
        _ => [],
    };
}
