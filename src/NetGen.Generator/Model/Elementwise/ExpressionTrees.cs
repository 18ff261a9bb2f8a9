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

    /// <summary>Whether a function is an instruction or two, rather than a polynomial.</summary>
    public static bool IsInstruction(this MathFunction function) => function is MathFunction.Abs or MathFunction.Sign or MathFunction.Sqrt;

    /// <summary>The costly calls that occur more than once: each is worth a variable.</summary>
    public static IReadOnlyList<Call> RepeatedCalls(this Expression expression) =>
        [.. expression.All().OfType<Call>()
            .Where(call => call.Function is not (MathFunction.Abs or MathFunction.Sign))
            .GroupBy(call => call)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)];

    /// <summary>The same expression with a variable in the place of every costly call that occurs more than once, inner calls first.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="declare">Declares a variable that holds a call.</param>
    public static Expression Share(this Expression expression, Func<Call, Expression> declare)
    {
        while (expression.RepeatedCalls() is [_, ..] calls)
        {
            Call call = calls.OrderBy(static call => call.All().Count()).First();
            Expression variable = declare(call);
            expression = expression.Exchange(part => part == call ? variable : null);
        }
        return expression;
    }
}
