using static NetGen.Generator.Model.Elementwise.Expression;

namespace NetGen.Generator.Model.Elementwise;

/// <summary>The activations. To add one, add a row here and a member of the same name to the public enum <c>NetGen.Activation</c>.</summary>
/// <remarks>Formulas are PyTorch's defaults. A gradient is given where one in terms of the output is cheaper than the derivative,
/// or where the derivative would not see that two kinks at the same place belong together.</remarks>
internal static class Activations
{
    public const string Identity = "Identity";
    public const string Softmax = "Softmax";

    /// <summary>The slope that LeakyReLU leaves to negative inputs.</summary>
    private const double Leak = 0.01;

    // Klambauer, Unterthiner, Mayr, Hochreiter: Self-Normalizing Neural Networks (2017).
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    private static readonly Expression X = new Variable(Quantity.Input);
    private static readonly Expression Y = new Variable(Quantity.Output);

    public static readonly IReadOnlyList<ActivationDefinition> All =
    [
        new(Identity, "x", X, Initializer: "FanInUniform"),
        new("Sigmoid", "1 / (1 + e^-x)", Call(MathFunction.Sigmoid, X), "GlorotUniform", OwnDerivative: Y * (1 - Y)),
        new("Tanh", "tanh x", Call(MathFunction.Tanh, X), "GlorotUniform", OwnDerivative: 1 - Y * Y),
        new("ReLU", "max(0, x)", Max(0, X), "FanInUniform", OwnDerivative: WhereGreater(Y, 0, 1, 0)),
        new("LeakyReLU", "x for x > 0, else x / 100", WhereGreater(X, 0, X, Leak * X), "FanInUniform", OwnDerivative: WhereGreater(Y, 0, 1, Leak)),
        new("ELU", "x for x > 0, else e^x - 1", WhereGreater(X, 0, X, Call(MathFunction.Expm1, Min(0, X))), "FanInUniform",
            OwnDerivative: WhereGreater(X, 0, 1, Call(MathFunction.Exp, Min(0, X)))),
        new("SELU", "scale (x for x > 0, else alpha (e^x - 1))",
            WhereGreater(X, 0, SeluScale * X, SeluScale * SeluAlpha * Call(MathFunction.Expm1, Min(0, X))), "LeCunNormal",
            OwnDerivative: WhereGreater(X, 0, SeluScale, SeluScale * SeluAlpha * Call(MathFunction.Exp, Min(0, X)))),
        new("GELU", "x Phi(x), Phi the normal distribution", Call(MathFunction.Gelu, X), "FanInUniform"),
        new("SiLU", "x / (1 + e^-x)", X * Call(MathFunction.Sigmoid, X), "FanInUniform"),
        new("Softplus", "log(1 + e^x)", Call(MathFunction.Softplus, X), "FanInUniform"),
        new("Softsign", "x / (1 + |x|)", X / (1 + Call(MathFunction.Abs, X)), "GlorotUniform"),
        new("HardSigmoid", "x / 6 + 1/2, clipped to [0, 1]", Max(0, Min(1, X / 6 + 0.5)), "GlorotUniform",
            OwnDerivative: WhereGreater(Y, 0, WhereGreater(1, Y, 1.0 / 6, 0), 0)),
        new("HardTanh", "x, clipped to [-1, 1]", Max(-1, Min(1, X)), "GlorotUniform",
            OwnDerivative: WhereGreater(Y, -1, WhereGreater(1, Y, 1, 0), 0)),
        new("Gaussian", "e^(-x^2)", Call(MathFunction.Exp, -(X * X)), "GlorotUniform", OwnDerivative: -2 * (X * Y)),
        new("Sine", "sin x", Call(MathFunction.Sin, X), "GlorotUniform"),
        new(Softmax, "e^x / sum of e^x over the layer", Value: null, "GlorotUniform"),
    ];

    private static readonly Dictionary<string, ActivationDefinition> ByName = All.ToDictionary(static activation => activation.Name);

    /// <summary>One of them.</summary>
    public static ActivationDefinition Find(string name) => ByName[name];

    /// <summary>One of them, or something of another name that computes nothing: a rule refuses it.</summary>
    public static ActivationDefinition FindOrUnknown(string name) =>
        ByName.TryGetValue(name, out ActivationDefinition? known) ? known : Unknown(name);

    /// <summary>What stands for an activation that is not legal.</summary>
    public static ActivationDefinition Unknown(string name) => new(name, "", Value: null, "Auto") { Origin = FunctionOrigin.Unknown };
}

/// <summary>An activation as declared, built in or written by the user.</summary>
/// <param name="Name">The name of the member of <c>NetGen.Activation</c>, or of the user's method.</param>
/// <param name="Formula">For people.</param>
/// <param name="Value">In terms of the input; null for softmax, which looks at a whole layer.</param>
/// <param name="Initializer">What <c>Initializer.Auto</c> means for a layer with this activation.</param>
/// <param name="OwnDerivative">In terms of input and output; null for the derivative of <paramref name="Value"/>.</param>
internal sealed record ActivationDefinition(string Name, string Formula, Expression? Value, string Initializer, Expression? OwnDerivative = null)
{
    /// <summary>How exactly it is computed; the declarations are accurate.</summary>
    public Accuracy Accuracy { get; init; }

    /// <summary>Who wrote it.</summary>
    public FunctionOrigin Origin { get; init; }

    /// <summary>What it learns for each unit or channel, in order: <see cref="Quantities.Learned"/>.</summary>
    public EquatableArray<LearnedParameter> Learned { get; init; }

    public bool IsIdentity => Origin == FunctionOrigin.BuiltIn && Name == Activations.Identity;

    public bool IsSoftmax => Origin == FunctionOrigin.BuiltIn && Name == Activations.Softmax;

    /// <summary>The activation itself; null where there is nothing to compute elementwise.</summary>
    public ElementwiseFunction? Forward => Value is null || IsIdentity ? null
        : new ElementwiseFunction(Origin.StructName(Name, "Forward"), Origin.Says(Name, Formula), Value)
        {
            Passes = Learned.Count > 0 ? Passes.InputAndLearned : Passes.Input,
            Learned = Learned.Count,
            Origin = Origin,
        }.In(Accuracy);

    public override string ToString() => Name;

    /// <summary>Whether it turns zero into zero.</summary>
    public bool IsZeroAtZero => Value is not null && AtZero.Of(Value) == 0;

    /// <summary>Whether it has a derivative of zero at zero, so that nothing is learned through it where all sums are.</summary>
    public bool IsFlatAtZero => Value is not null && AtZero.Of(OwnDerivative ?? Derivative.Of(Value, Quantity.Input), AtZero.Of(Value)) == 0;

    /// <summary>Backpropagation through it: the upstream gradient times its own derivative.</summary>
    public ElementwiseFunction Backward =>
        new ElementwiseFunction(Origin.StructName(Name, "Backward"), $"Backpropagation through {Name}, {Formula}", Gradient)
        {
            Passes = Passes.Upstream,
            Learned = Learned.Count,
            Origin = Origin,
        }.In(Accuracy);

    private Expression Gradient
    {
        get
        {
            Expression upstream = new Variable(Quantity.Upstream), derivative = OwnDerivative ?? Derivative.Of(Value!, Quantity.Input);
            return Origin == FunctionOrigin.User ? Singularities.Through(upstream, derivative) : upstream * derivative;
        }
    }
}
