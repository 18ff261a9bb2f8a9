using System.Globalization;
using NetGen.Generator.Lowering.Micro;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Emission;

/// <summary>Prints an elementwise expression as C#. What differs between lanes of a kernel and straight-line code is a <see cref="Dialect"/>.</summary>
/// <param name="dialect">How constants and functions are written.</param>
internal sealed class ExpressionPrinter(Dialect dialect)
{
    public string Print(Expression expression) => Print(expression, Precedence.Lowest);

    private string Print(Expression expression, Precedence context)
    {
        (string text, Precedence own) = expression switch
        {
            Constant { Value: var value } => (dialect.Constant(value), Precedence.Atom),
            Variable { Quantity: var quantity } => (Dialect.NameOf(quantity), Precedence.Atom),
            Local { Name: var name } => (name, Precedence.Atom),
            ElementAt(var memory, var index) => ($"Every({memory}[{index}])", Precedence.Atom),
            ParameterAt(var parameters, var index) => ($"{parameters}[{index}]", Precedence.Atom),
            QuadAt(var memory, var index, var count) => ($"Load({memory}, {index}{(count == 4 ? "" : $", {count}")})", Precedence.Atom),
            Apply(var function, var arguments) => ($"{function}({string.Join(", ", arguments.Select(Print))})", Precedence.Atom),
            Number { Value: var value } => (value.ToString(CultureInfo.InvariantCulture), Precedence.Atom),
            MultiplyAdd(var a, var b, var c) => ($"MulAdd({Print(a)}, {Print(b)}, {Print(c)})", Precedence.Atom),
            Binary { Operator: Operator.Multiply, Left: Constant { Value: -1 }, Right: var right } => ("-" + Print(right, Precedence.Unary), Precedence.Unary),
            Binary { Operator: Operator.Min or Operator.Max } pick => (Call(pick.Operator.ToString(), pick.Left, pick.Right), Precedence.Atom),
            Binary binary => Infix(binary),
            Call { Function: MathFunction.Sign, Argument: var argument } => (Sign(Print(argument)), Precedence.Atom),
            Call call => ($"{dialect.FunctionPrefix(call.Function)}{call.Function}({Print(call.Argument)})", Precedence.Atom),
            Choice choice => (Select(choice), Precedence.Atom),
            _ => throw new InvalidOperationException(expression.GetType().Name),
        };
        return own < context ? $"({text})" : text;
    }

    private (string Text, Precedence Own) Infix(Binary binary)
    {
        (string sign, Precedence own) = binary.Operator switch
        {
            Operator.Add => (" + ", Precedence.Sum),
            Operator.Subtract => (" - ", Precedence.Sum),
            Operator.Multiply => (" * ", Precedence.Product),
            _ => (" / ", Precedence.Product),
        };
        // A right operand of the same rank keeps its parentheses: a - (b - c), and a * (b * c) for the order of rounding.
        return (Print(binary.Left, own) + sign + Print(binary.Right, own.Next), own);
    }

    private string Select(Choice choice)
    {
        string mask = choice.OrEqual ? GreaterThanOrEqual(choice.Left, choice.Right)
            : choice.Left is Constant ? Call("LessThan", choice.Right, choice.Left)
            : Call("GreaterThan", choice.Left, choice.Right);
        return $"{dialect.OperationOf("Select")}({mask}, {Print(choice.Then)}, {Print(choice.Otherwise)})";
    }

    private string GreaterThanOrEqual(Expression a, Expression b) => dialect.HasGreaterThanOrEqual ? Call("GreaterThanOrEqual", a, b)
        : $"{dialect.OperationOf("Or")}({Call("GreaterThan", a, b)}, {Call("Equal", a, b)})";

    /// <summary>1, -1, or the argument itself, which is then zero or NaN.</summary>
    private string Sign(string argument)
    {
        string select = dialect.OperationOf("Select"), zero = dialect.Constant(0);
        string greater = $"{dialect.OperationOf("GreaterThan")}({argument}, {zero})", less = $"{dialect.OperationOf("LessThan")}({argument}, {zero})";
        return $"{select}({greater}, {dialect.Constant(1)}, {select}({less}, {dialect.Constant(-1)}, {argument}))";
    }

    private string Call(string function, Expression a, Expression b) => $"{dialect.OperationOf(function)}({Print(a)}, {Print(b)})";

    /// <summary>How strongly the operands of an expression are bound.</summary>
    private readonly record struct Precedence(int Rank)
    {
        public static readonly Precedence Lowest = new(0), Sum = new(1), Product = new(3), Unary = new(5), Atom = new(6);

        public Precedence Next => new(Rank + 1);

        public static bool operator <(Precedence a, Precedence b) => a.Rank < b.Rank;

        public static bool operator >(Precedence a, Precedence b) => a.Rank > b.Rank;
    }
}
