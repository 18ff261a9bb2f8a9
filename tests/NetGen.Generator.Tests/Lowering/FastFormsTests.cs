using NetGen.Generator.Emission;
using NetGen.Generator.Model.Elementwise;
using Mode = NetGen.Generator.Model.Accuracy;

namespace NetGen.Generator.Tests.Lowering;

public sealed class FastFormsTests
{
    /// <summary>The documentation of <c>Accuracy.Fast</c> names these; a new one belongs there too.</summary>
    [Fact]
    public void Few_functions_have_a_fast_form()
    {
        IEnumerable<ElementwiseFunction> fast = Functions(Mode.Fast).Except(Functions(Mode.Accurate));
        Assert.Equal(["SigmoidFast", "TanhFast", "SiLUFast", "SiLUBackwardFast", "SoftplusBackwardFast"], fast.Select(function => function.Name));
    }

    [Theory]
    [InlineData("Tanh", "TanhFast(x)", "g * (1.0 - y * y)")]
    [InlineData("Sigmoid", "SigmoidFast(x)", "g * (y * (1.0 - y))")]
    [InlineData("Softplus", "Softplus(x)", "g * SigmoidFast(x)")]
    [InlineData("SiLU", "x * SigmoidFast(x)", "g * (SigmoidFast(x) + x * (SigmoidFast(x) * (1.0 - SigmoidFast(x))))")]
    public void Primitives_are_exchanged_after_differentiation(string activation, string value, string backward)
    {
        ActivationDefinition definition = Activations.Find(activation) with { Accuracy = Mode.Fast };
        Assert.Equal(value, Print(definition.Forward!));
        Assert.Equal(backward, Print(definition.Backward));
    }

    private static string Print(ElementwiseFunction function) =>
        new ExpressionPrinter(new Dialect("", "", CSharpLiteral.OfDouble)).Print(function.Body);

    private static IEnumerable<ElementwiseFunction> Functions(Mode accuracy) =>
        from declared in Activations.All
        where declared.Forward is not null
        let activation = declared with { Accuracy = accuracy }
        from function in new[] { activation.Forward!, activation.Backward }
        select function;
}
