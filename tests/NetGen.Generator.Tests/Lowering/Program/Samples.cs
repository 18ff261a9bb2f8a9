using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;
using static NetGen.Generator.Model.Elementwise.Expression;

namespace NetGen.Generator.Tests.Lowering.Program;

using Tensor = NetGen.Generator.Lowering.Program.Tensor;

/// <summary>Tensors and functions that tests build programs of.</summary>
internal static class Samples
{
    private static readonly Expression X = new Variable(Quantity.Input), B = new Variable(Quantity.Other);

    public static readonly ElementwiseFunction
        Tanh = new("Tanh", "tanh x", Call(MathFunction.Tanh, X)),
        Sigmoid = new("Sigmoid", "1 / (1 + e^-x)", Call(MathFunction.Sigmoid, X)),
        Square = new("Square", "x^2", X * X),
        Sum = new("Sum", "x + b", X + B),
        Difference = new("Difference", "x - b", X - B),
        Product = new("Product", "x b", X * B),
        Quotient = new("Quotient", "x / b", X / B),
        Wave = new("Wave", "a sin(b x)", new Variable(Quantities.Learned(0)) * Call(MathFunction.Sin, new Variable(Quantities.Learned(1)) * X)) { Learned = 2 };

    /// <summary>A function with a constant.</summary>
    public static ElementwiseFunction Times(double factor) => new("Times", "c x", factor * X);

    public static Tensor Value(string name, params Axis[] axes) => new(name, name + "Gradient", TensorRole.Value, axes);

    public static Tensor Parameter(string name, params Axis[] axes) => new(name, name + "Gradient", TensorRole.Parameter, axes);
}
