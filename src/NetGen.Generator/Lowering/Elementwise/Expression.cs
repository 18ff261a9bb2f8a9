using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Elementwise;

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

    public static Expression Call(MathFunction function, Expression argument) => new Call(function, argument);
}

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expression
{
    public static implicit operator Constant(double value) => new(value);
}

/// <summary>One of the quantities an elementwise function sees.</summary>
internal sealed record Variable(Quantity Quantity) : Expression;

/// <summary>Two operands.</summary>
internal sealed record Binary(Operator Operator, Expression Left, Expression Right) : Expression;

/// <summary>A mathematical primitive of the runtime.</summary>
internal sealed record Call(MathFunction Function, Expression Argument) : Expression;

/// <summary><c>Left &gt; Right ? Then : Otherwise</c>.</summary>
internal sealed record Choice(Expression Left, Expression Right, Expression Then, Expression Otherwise) : Expression;

/// <summary><c>A * B + C</c>, rounded once where the machine can.</summary>
internal sealed record MultiplyAdd(Expression A, Expression B, Expression C) : Expression;

/// <summary>A local variable of straight-line code.</summary>
internal sealed record Local(string Name) : Expression;

/// <summary>A value in memory in every lane of straight-line code: of the parameters, the input or the target.</summary>
internal sealed record ElementAt(string Memory, int Index) : Expression;

/// <summary>A parameter in straight-line code that does not know whether all lanes belong to one network or each to its own.</summary>
internal sealed record ParameterAt(string Parameters, int Index) : Expression;

/// <summary>Up to four values in memory, in the lanes of straight-line code.</summary>
internal sealed record QuadAt(string Memory, int Index, int Count) : Expression;

/// <summary>A function that the runtime has for straight-line code, for example of all lanes of a vector.</summary>
internal sealed record Apply(string Function, EquatableArray<Expression> Arguments) : Expression;

/// <summary>A whole number, where a function of straight-line code asks for one.</summary>
internal sealed record Number(int Value) : Expression;

/// <summary>What a variable stands for.</summary>
internal enum Quantity
{
    /// <summary>What the function is applied to: the weighted sum of a unit.</summary>
    Input,

    /// <summary>A second thing it is applied to: the other operand of a sum, a learned value of the channel.</summary>
    Other,

    /// <summary>What the function made of it.</summary>
    Output,

    /// <summary>What the output should have been.</summary>
    Target,

    /// <summary>The gradient of the loss with respect to the output: what backpropagation hands down.</summary>
    Upstream,
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

/// <summary>Functions the runtime implements by hand, in <c>NetGen.Kernels.Functions</c>; each has the same name there. Functions are declared with the accurate ones, see <see cref="FastForms"/>; <c>Abs</c> and <c>Sign</c> are printed with what registers have.</summary>
internal enum MathFunction
{
    Abs,
    Sign,
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
