namespace NetGen.Generator.Model.Elementwise;

/// <summary>How powers are computed. They are differentiated first: what is written here would lead to zero times infinity at zero.</summary>
internal static class PowerForms
{
    /// <summary>The largest exponent of which products and roots are made; it may be halved. Beyond, logarithms are as short, and exact enough.</summary>
    private const int LargestProduct = 8;

    /// <summary>The same expression without powers.</summary>
    public static Expression WithoutPowers(this Expression expression) => expression.Exchange(Written);

    private static Expression? Written(Expression part)
    {
        if (part is not Power(var argument, var exponent)) return null;
        Expression a = argument.WithoutPowers();
        double size = Math.Abs(exponent), whole = Math.Floor(size);
        if (size <= LargestProduct && (size == whole || size == whole + 0.5))
        {
            Expression power = Product(a, (int)whole);
            if (size > whole) power *= Expression.Sqrt(a);
            return exponent < 0 ? 1 / power : power;
        }

        if (size != whole) return Exponential(a, exponent);
        // Whole exponents take negative numbers, too; the sign is that of the number where the exponent is odd.
        Expression absolute = Exponential(Expression.Call(MathFunction.Abs, a), exponent);
        return whole % 2 == 0 ? absolute : Expression.WhereGreater(0, a, -absolute, absolute);
    }

    private static Expression Exponential(Expression a, double exponent) =>
        Expression.Call(MathFunction.Exp, exponent * Expression.Call(MathFunction.Log, a));

    /// <summary>By squares, so that the roundings are few.</summary>
    private static Expression Product(Expression a, int count)
    {
        if (count == 0) return 1;
        Expression half = Product(a, count / 2), square = half * half;
        return count % 2 == 0 ? square : a * square;
    }
}
