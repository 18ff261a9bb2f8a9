using CsCheck;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Tests.Lowering;

public sealed class SimplifierTests
{
    private static readonly Expression X = new Variable(Quantity.Input), Y = new Variable(Quantity.Output);

    [Fact]
    public void Sums_and_products_come_out_as_one_would_write_them()
    {
        Assert.Equal(X, X + 0);
        Assert.Equal(X, 0 + X);
        Assert.Equal(X, 1 * X);
        Assert.Equal(new Constant(0), X * 0);
        Assert.Equal(2 * X, X + X);
        Assert.Equal(new Constant(0), X - X);
        Assert.Equal(X / Y, X * (1 / Y));
        Assert.Equal(Expression.Call(MathFunction.Abs, X), X * Expression.Call(MathFunction.Sign, X));
        Assert.Equal(6 * (X * Y), 2 * X * (3 * Y));
        Assert.Equal(X - Y, X + (-Y));
    }

    /// <summary>What has been added and is taken away again has rounded the sum, perhaps on purpose.</summary>
    [Fact]
    public void Sums_are_rounded_as_they_are_written()
    {
        Assert.Equal(new Binary(Operator.Subtract, X + Y, X), (X + Y) - X);
        Assert.Equal(new Binary(Operator.Subtract, X + 8, 8), (X + 8) - 8);
    }

    [Fact]
    public void The_square_has_the_gradient_one_expects() =>
        Assert.Equal(X - Y, Derivative.Of(0.5 * ((X - Y) * (X - Y)), Quantity.Input));

    /// <summary>A random tree built with the simplifying operators equals the same tree built without them.</summary>
    [Fact]
    public void Simplification_does_not_change_the_value()
    {
        Gen.Int[0, int.MaxValue].Sample(seed =>
        {
            (Expression simplified, Expression plain) = Tree(new Random(seed), depth: 4);
            double Quantities(Quantity quantity) => quantity == Quantity.Input ? 0.75 : -1.25;
            double expected = Evaluator.Evaluate(plain, Quantities), actual = Evaluator.Evaluate(simplified, Quantities);
            return !double.IsFinite(expected) || Math.Abs(expected) > 1e12 || Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected));
        }, iter: 5_000);
    }

    private static (Expression Simplified, Expression Plain) Tree(Random random, int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            Expression leaf = random.Next(5) switch { 0 => 0, 1 => 1, 2 => -2, 3 => X, _ => Y };
            return (leaf, leaf);
        }
        (Expression a, Expression plainA) = Tree(random, depth - 1);
        (Expression b, Expression plainB) = Tree(random, depth - 1);
        return random.Next(5) switch
        {
            0 => (a + b, new Binary(Operator.Add, plainA, plainB)),
            1 => (a - b, new Binary(Operator.Subtract, plainA, plainB)),
            2 => (a * b, new Binary(Operator.Multiply, plainA, plainB)),
            3 => (Expression.Call(MathFunction.Abs, a) * b, new Binary(Operator.Multiply, new Call(MathFunction.Abs, plainA), plainB)),
            _ => (Expression.WhereGreater(a, b, 1, 0) * a, new Binary(Operator.Multiply, new Choice(plainA, plainB, 1, 0), plainA)),
        };
    }
}
