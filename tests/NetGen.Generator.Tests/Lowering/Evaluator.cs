using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>Computes an expression in double: what the printed code is compared with, independent of any printing.</summary>
internal static class Evaluator
{
    public static double Evaluate(Expression expression, Func<Quantity, double> quantities)
    {
        double Of(Expression part) => Evaluate(part, quantities);
        return expression switch
        {
            Constant constant => constant.Value,
            Variable variable => quantities(variable.Quantity),
            Binary(Operator.Add, var a, var b) => Of(a) + Of(b),
            Binary(Operator.Subtract, var a, var b) => Of(a) - Of(b),
            Binary(Operator.Multiply, var a, var b) => Of(a) * Of(b),
            Binary(Operator.Divide, var a, var b) => Of(a) / Of(b),
            Binary(Operator.Min, var a, var b) => Math.Min(Of(a), Of(b)),
            Binary(Operator.Max, var a, var b) => Math.Max(Of(a), Of(b)),
            Choice(var left, var right, var then, var otherwise) { OrEqual: true } => Of(left) >= Of(right) ? Of(then) : Of(otherwise),
            Choice(var left, var right, var then, var otherwise) => Of(left) > Of(right) ? Of(then) : Of(otherwise),
            Power(var a, var exponent) => Math.Pow(Of(a), exponent),
            Call(var function, var a) => MathFunction(function, Of(a)),
            _ => throw new InvalidOperationException(expression.GetType().Name),
        };
    }

    private static double MathFunction(MathFunction function, double x) => function switch
    {
        Generator.Model.Elementwise.MathFunction.Abs => Math.Abs(x),
        Generator.Model.Elementwise.MathFunction.Sign => Math.Sign(x),
        Generator.Model.Elementwise.MathFunction.Sqrt => Math.Sqrt(x),
        Generator.Model.Elementwise.MathFunction.Exp => Math.Exp(x),
        Generator.Model.Elementwise.MathFunction.Expm1 => Math.Exp(x) - 1,
        Generator.Model.Elementwise.MathFunction.Log => Math.Log(x),
        Generator.Model.Elementwise.MathFunction.Tanh => Math.Tanh(x),
        Generator.Model.Elementwise.MathFunction.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Generator.Model.Elementwise.MathFunction.Sin => Math.Sin(x),
        Generator.Model.Elementwise.MathFunction.Cos => Math.Cos(x),
        Generator.Model.Elementwise.MathFunction.Softplus => Math.Log(1 + Math.Exp(x)),
        Generator.Model.Elementwise.MathFunction.Erf => Erf(x),
        Generator.Model.Elementwise.MathFunction.Gelu => x / 2 * (1 + Erf(x / Math.Sqrt(2))),
        Generator.Model.Elementwise.MathFunction.GeluDerivative => (1 + Erf(x / Math.Sqrt(2))) / 2 + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI),
        _ => throw new InvalidOperationException(function.ToString()),
    };

    /// <summary>The integral of its derivative, by Simpson's rule.</summary>
    private static double Erf(double x)
    {
        const int steps = 2000;
        double h = x / steps, sum = 1 + Math.Exp(-x * x);
        for (int i = 1; i < steps; i++) sum += (i % 2 == 0 ? 2 : 4) * Math.Exp(-(i * h) * (i * h));
        return 2 / Math.Sqrt(Math.PI) * sum * h / 3;
    }
}
