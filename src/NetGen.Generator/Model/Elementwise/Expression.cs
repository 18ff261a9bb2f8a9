namespace NetGen.Generator.Model.Elementwise;

/// <summary>A real function of a few variables, as a tree: what activations and losses are declared in.</summary>
/// <remarks>From one tree come the value, the gradient (see <see cref="Derivative"/>), and the code for every strategy.</remarks>
internal abstract record Expression
{
    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression a, Expression b) => Simplifier.Add(a, b);

    public static Expression operator -(Expression a, Expression b) => Simplifier.Subtract(a, b);

    public static Expression operator *(Expression a, Expression b) => Simplifier.Multiply(a, b);

    public static Expression operator /(Expression a, Expression b) => Simplifier.Divide(a, b);

    public static Expression operator -(Expression a) => Simplifier.Multiply(-1, a);

    /// <summary>The larger of two; a constant goes first, so that NaN in the other propagates.</summary>
    public static Expression Max(Constant a, Expression b) => new Binary(Operator.Max, a, b);

    /// <summary>The smaller of two; a constant goes first, so that NaN in the other propagates.</summary>
    public static Expression Min(Constant a, Expression b) => new Binary(Operator.Min, a, b);

    /// <summary><paramref name="then"/> where <c>left &gt; right</c>, else <paramref name="otherwise"/> (also where one of them is NaN).</summary>
    public static Expression WhereGreater(Expression left, Expression right, Expression then, Expression otherwise) =>
        then == otherwise ? then : new Choice(left, right, then, otherwise);

    /// <summary>The same with <c>left &gt;= right</c>.</summary>
    public static Expression WhereGreaterOrEqual(Expression left, Expression right, Expression then, Expression otherwise) =>
        then == otherwise ? then : new Choice(left, right, then, otherwise) { OrEqual = true };

    public static Expression Call(MathFunction function, Expression argument) => new Call(function, argument);

    /// <summary>The square root; of a constant it is taken here, rounded correctly wherever that is.</summary>
    public static Expression Sqrt(Expression a) => a is Constant { Value: var value } ? Math.Sqrt(value) : new Call(MathFunction.Sqrt, a);

    /// <summary>A power; the simplest are written as what they are.</summary>
    public static Expression Pow(Expression a, double exponent) => exponent switch
    {
        0 => 1,
        0.5 => Sqrt(a),
        1 => a,
        2 => a * a,
        _ => new Power(a, exponent),
    };

    /// <summary>What it is made of, in order.</summary>
    public virtual IEnumerable<Expression> Parts => [];

    /// <summary>The same of other parts.</summary>
    public virtual Expression Of(Func<Expression, Expression> other) => this;
}

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expression
{
    public static implicit operator Constant(double value) => new(value);
}

/// <summary>One of the quantities an elementwise function sees.</summary>
internal sealed record Variable(Quantity Quantity) : Expression;

/// <summary>Two operands.</summary>
internal sealed record Binary(Operator Operator, Expression Left, Expression Right) : Expression
{
    public override IEnumerable<Expression> Parts => [Left, Right];

    public override Expression Of(Func<Expression, Expression> other) => new Binary(Operator, other(Left), other(Right));
}

/// <summary>A mathematical primitive of the runtime.</summary>
internal sealed record Call(MathFunction Function, Expression Argument) : Expression
{
    public override IEnumerable<Expression> Parts => [Argument];

    public override Expression Of(Func<Expression, Expression> other) => new Call(Function, other(Argument));
}

/// <summary><c>Left &gt; Right ? Then : Otherwise</c>.</summary>
internal sealed record Choice(Expression Left, Expression Right, Expression Then, Expression Otherwise) : Expression
{
    /// <summary>Whether <see cref="Then"/> is also taken where both sides are equal.</summary>
    public bool OrEqual { get; init; }

    public override IEnumerable<Expression> Parts => [Left, Right, Then, Otherwise];

    public override Expression Of(Func<Expression, Expression> other) =>
        new Choice(other(Left), other(Right), other(Then), other(Otherwise)) { OrEqual = OrEqual };

    /// <summary>The same choice between other values.</summary>
    public Expression Between(Expression then, Expression otherwise) => then == otherwise ? then : this with { Then = then, Otherwise = otherwise };
}

/// <summary>A power with a constant exponent, as it is differentiated; <see cref="PowerForms"/> write it out.</summary>
internal sealed record Power(Expression Argument, double Exponent) : Expression
{
    public override IEnumerable<Expression> Parts => [Argument];

    public override Expression Of(Func<Expression, Expression> other) => new Power(other(Argument), Exponent);
}

/// <summary>What a variable stands for.</summary>
internal enum Quantity
{
    /// <summary>What the function is applied to: the weighted sum of a unit.</summary>
    Input,

    /// <summary>A second thing it is applied to: the other operand of a sum.</summary>
    Other,

    /// <summary>What the function made of it.</summary>
    Output,

    /// <summary>What the output should have been.</summary>
    Target,

    /// <summary>The gradient of the loss with respect to the output: what backpropagation hands down.</summary>
    Upstream,

    /// <summary>The first value that it learns for each unit or channel; the others follow, see <see cref="Quantities"/>.</summary>
    Learned,
}

internal enum Operator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Min,
    Max,
}

/// <summary>
/// Functions the runtime implements by hand, in <c>NetGen.Kernels.Functions</c>; each has the same name there. Functions are declared with the
/// accurate ones, see <see cref="FastForms"/>; <c>Abs</c>, <c>Sign</c> and <c>Sqrt</c> are printed with what registers have.
/// </summary>
internal enum MathFunction
{
    Abs,
    Sign,
    Sqrt,
    Exp,
    Expm1,
    Log,
    Tanh,
    TanhFast,
    Sigmoid,
    SigmoidFast,
    Erf,
    Sin,
    Cos,
    Softplus,
    Gelu,
    GeluDerivative,
}
