using static NetGen.Generator.Model.Elementwise.Expression;

namespace NetGen.Generator.Model.Elementwise;

/// <summary>The losses. To add one, add a row here and a member of the same name to the public enum <c>NetGen.Loss</c>.</summary>
/// <remarks>The loss of an example is the sum over its outputs; no loss divides by their number.</remarks>
internal static class Losses
{
    public const string Auto = "Auto", CrossEntropy = "CrossEntropy", BinaryCrossEntropy = "BinaryCrossEntropy";

    private static readonly Expression Z = new Variable(Quantity.Input);
    private static readonly Expression Y = new Variable(Quantity.Output);
    private static readonly Expression T = new Variable(Quantity.Target);

    public static readonly IReadOnlyList<LossDefinition> All =
    [
        new("SquaredError", "(y - t)^2 / 2", 0.5 * ((Y - T) * (Y - T))),
        new("AbsoluteError", "|y - t|", Call(MathFunction.Abs, Y - T)),
        new("Huber", "(y - t)^2 / 2 where |y - t| < 1, else |y - t| - 1/2",
            WhereGreater(1, Call(MathFunction.Abs, Y - T), 0.5 * ((Y - T) * (Y - T)), Call(MathFunction.Abs, Y - T) - 0.5)),
        new(CrossEntropy, "-t log p, from the logits", Value: null, OnLogits: true, GradientOfLogits: Y - T),
        new(BinaryCrossEntropy, "max(z, 0) - z t + log(1 + e^-|z|), z the logit",
            Max(0, Z) - Z * T + Call(MathFunction.Softplus, -Call(MathFunction.Abs, Z)), OnLogits: true, GradientOfLogits: Y - T),
    ];

    public static LossDefinition Find(string name) => All.First(loss => loss.Name == name);

    /// <summary>What <c>Loss.Auto</c> means: softmax asks for cross-entropy, every other output for the squared error.</summary>
    public static LossDefinition For(ActivationDefinition output) => Find(output.IsSoftmax ? CrossEntropy : "SquaredError");
}

/// <summary>A loss as declared, built in or written by the user: one output's share in an example's loss.</summary>
/// <param name="Name">The name of the member of <c>NetGen.Loss</c>, or of the user's method.</param>
/// <param name="Formula">For people.</param>
/// <param name="Value">In terms of output and target (of logit and target, if <paramref name="OnLogits"/>); null for cross-entropy, which looks at
/// all logits.</param>
/// <param name="OnLogits">Computed from what the output's activation is applied to, which loses no digits where the activation saturates.</param>
/// <param name="GradientOfLogits">With <paramref name="OnLogits"/>: the gradient with respect to the logit, in terms of output and target.</param>
internal sealed record LossDefinition(string Name, string Formula, Expression? Value, bool OnLogits = false, Expression? GradientOfLogits = null)
{
    /// <summary>Who wrote it.</summary>
    public FunctionOrigin Origin { get; init; }

    public override string ToString() => Name;

    /// <summary>The loss itself; null where it is not elementwise.</summary>
    public ElementwiseFunction? Forward => Value is null ? null
        : new(Origin.StructName(Name, "Forward"), Origin.Says(Name, Formula), Value)
        {
            Passes = OnLogits ? Passes.WhatIsRead : Passes.OutputAndTarget,
            Origin = Origin,
        };

    /// <summary>Its gradient with respect to the output, or the logit.</summary>
    public ElementwiseFunction Gradient =>
        new(Origin.StructName(Name, "Gradient"), $"Gradient of {Name}, {Formula}", GradientOfLogits ?? Derivative.Of(Value!, Quantity.Output))
        {
            Passes = Passes.OutputAndTarget,
            Origin = Origin,
        };
}
