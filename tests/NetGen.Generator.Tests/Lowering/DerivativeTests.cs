using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Tests.Lowering;

public sealed class DerivativeTests
{
    private const double Step = 1e-5, Target = 0.35;

    /// <summary>Away from the kinks, which lie at 0, 1 and 3.</summary>
    private static readonly double[] Points = [-7.3, -3.4, -2.1, -1.2, -0.6, -0.1, 0.2, 0.7, 1.3, 2.4, 3.7, 6.1];

    public static TheoryData<string> Elementwise => [.. Activations.All.Where(activation => activation.Value is not null).Select(activation => activation.Name)];

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void The_derivative_of_an_activation_is_its_finite_difference(string name)
    {
        ActivationDefinition activation = Activations.Find(name);
        double Value(double x) => Evaluator.Evaluate(activation.Value!, _ => x);
        foreach (double x in Points)
        {
            double gradient = Evaluator.Evaluate(activation.Backward.Body, quantity => quantity switch
            {
                Quantity.Upstream => 1,
                Quantity.Input => x,
                _ => Value(x),
            });
            Assert.Equal((Value(x + Step) - Value(x - Step)) / (2 * Step), gradient, 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void A_declared_derivative_is_the_derived_one(string name)
    {
        ActivationDefinition activation = Activations.Find(name);
        foreach (double x in Points)
        {
            double y = Evaluator.Evaluate(activation.Value!, _ => x);
            double derived = Evaluator.Evaluate(Derivative.Of(activation.Value!, Quantity.Input), _ => x);
            double used = Evaluator.Evaluate(activation.OwnDerivative ?? Derivative.Of(activation.Value!, Quantity.Input), q => q == Quantity.Input ? x : y);
            Assert.Equal(derived, used, 1e-12);
        }
    }

    [Theory]
    [InlineData("ReLU", 0, 0)]
    [InlineData("LeakyReLU", 0, 0.01)]
    [InlineData("ELU", 0, 1)]
    [InlineData("SELU", 0, 1.0507009873554805 * 1.6732632423543772)]
    [InlineData("HardTanh", 1, 0)]
    [InlineData("HardTanh", -1, 0)]
    [InlineData("HardSigmoid", 3, 0)]
    [InlineData("HardSigmoid", -3, 0)]
    public void Kinks_have_the_derivative_that_PyTorch_gives_them(string name, double x, double expected)
    {
        ActivationDefinition activation = Activations.Find(name);
        double y = Evaluator.Evaluate(activation.Value!, _ => x);
        double gradient = Evaluator.Evaluate(activation.Backward.Body, quantity => quantity switch
        {
            Quantity.Upstream => 1,
            Quantity.Input => x,
            _ => y,
        });
        Assert.Equal(expected, gradient, 1e-15);
    }

    [Theory]
    [InlineData("SquaredError")]
    [InlineData("AbsoluteError")]
    [InlineData("Huber")]
    public void The_gradient_of_a_loss_is_its_finite_difference(string name)
    {
        LossDefinition loss = Losses.Find(name);
        double Value(double y) => Evaluator.Evaluate(loss.Value!, quantity => quantity == Quantity.Output ? y : Target);
        foreach (double y in Points)
        {
            double gradient = Evaluator.Evaluate(loss.Gradient.Body, quantity => quantity == Quantity.Output ? y : Target);
            Assert.Equal((Value(y + Step) - Value(y - Step)) / (2 * Step), gradient, 1e-8);
        }
    }

    [Fact]
    public void The_gradient_of_binary_cross_entropy_is_taken_at_the_logit()
    {
        LossDefinition loss = Losses.Find("BinaryCrossEntropy");
        double Value(double z) => Evaluator.Evaluate(loss.Value!, quantity => quantity == Quantity.Input ? z : Target);
        foreach (double z in Points)
        {
            double gradient = Evaluator.Evaluate(loss.Gradient.Body, quantity => quantity == Quantity.Output ? 1 / (1 + Math.Exp(-z)) : Target);
            Assert.Equal((Value(z + Step) - Value(z - Step)) / (2 * Step), gradient, 1e-8);
        }
    }

    [Fact]
    public void The_absolute_value_is_flat_at_zero()
    {
        LossDefinition loss = Losses.Find("AbsoluteError");
        Assert.Equal(0, Evaluator.Evaluate(loss.Gradient.Body, _ => 0.7));
    }
}
