namespace NetGen.Generator.Model.Elementwise;

/// <summary>The value of a function where its input is zero; not a number where that would take more than knowing the primitives at zero.</summary>
internal static class AtZero
{
    /// <param name="function">What is evaluated.</param>
    /// <param name="output">What stands for the output, where the function reads it.</param>
    public static double Of(Expression function, double output = double.NaN)
    {
        double Value(Expression part) => Of(part, output);
        return function switch
        {
            Constant constant => constant.Value,
            Variable { Quantity: Quantity.Input } => 0,
            Variable { Quantity: Quantity.Output } => output,
            Binary(Operator.Add, var a, var b) => Value(a) + Value(b),
            Binary(Operator.Subtract, var a, var b) => Value(a) - Value(b),
            Binary(Operator.Multiply, var a, var b) => Value(a) * Value(b),
            Binary(Operator.Divide, var a, var b) => Value(a) / Value(b),
            Binary(Operator.Min, var a, var b) => Math.Min(Value(a), Value(b)),
            Binary(Operator.Max, var a, var b) => Math.Max(Value(a), Value(b)),
            Choice(var left, var right, var then, var otherwise) choice =>
                Value(left) > Value(right) || (choice.OrEqual && Value(left) == Value(right)) ? Value(then) : Value(otherwise),
            Power(var a, var exponent) when Value(a) == 0 => exponent > 0 ? 0 : double.PositiveInfinity,
            Call(var primitive, var a) when Value(a) == 0 => MathFunction(primitive),
            _ => double.NaN,
        };
    }

    private static double MathFunction(MathFunction function) => function switch
    {
        Elementwise.MathFunction.Exp or Elementwise.MathFunction.Cos => 1,
        Elementwise.MathFunction.Sigmoid or Elementwise.MathFunction.SigmoidFast or Elementwise.MathFunction.GeluDerivative => 0.5,
        Elementwise.MathFunction.Softplus => 0.69314718055994531,
        Elementwise.MathFunction.Log => double.NegativeInfinity,
        _ => 0,
    };
}
