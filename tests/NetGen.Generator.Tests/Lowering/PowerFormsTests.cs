using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>Powers, as they are written out and differentiated.</summary>
public sealed class PowerFormsTests
{
    private static readonly Variable X = new(Quantity.Input);

    [Theory]
    [InlineData(3, 2)]
    [InlineData(8, 3)]
    [InlineData(7.5, 5)]
    [InlineData(-1, 1)]
    [InlineData(-2.5, 3)]
    [InlineData(9, 0)]
    [InlineData(10, 0)]
    [InlineData(-12, 0)]
    [InlineData(0.3, 0)]
    [InlineData(-1.7, 0)]
    public void They_are_products_and_roots_of_small_exponents_and_exponentials_of_others(double exponent, int operations)
    {
        Expression written = Expression.Pow(X, exponent).WithoutPowers();
        Assert.DoesNotContain(written.All(), part => part is Power);
        Assert.Equal(operations == 0, written.All().Contains(new Call(MathFunction.Exp, written.All().OfType<Call>().FirstOrDefault()?.Argument ?? X)));
        foreach (double x in (double[])[0.25, 1, 1.5, 3])
        {
            Assert.Equal(1, Evaluator.Evaluate(written, _ => x) / Math.Pow(x, exponent), 1e-13);
            Expression derivative = Derivative.Of(Expression.Pow(X, exponent), Quantity.Input).WithoutPowers();
            Assert.Equal(1, Evaluator.Evaluate(derivative, _ => x) / (exponent * Math.Pow(x, exponent - 1)), 1e-13);
        }
        if (exponent == Math.Floor(exponent)) Assert.Equal(1, Evaluator.Evaluate(written, _ => -1.5) / Math.Pow(-1.5, exponent), 1e-13);
    }

    [Fact]
    public void A_root_of_something_clipped_has_no_derivative_where_it_is_clipped()
    {
        Expression clipped = Expression.Sqrt(Expression.Max(0, X));
        Assert.Equal(0, Evaluator.Evaluate(Derivative.Of(clipped, Quantity.Input), _ => -1));
        Assert.Equal(0.25, Evaluator.Evaluate(Derivative.Of(clipped, Quantity.Input), _ => 4));
    }
}
