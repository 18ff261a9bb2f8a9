using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Micro;

/// <summary>A network as statements without loops: for one example, and for as many as a vector has lanes.</summary>
/// <param name="InputSize">Values of one input.</param>
/// <param name="OutputSize">Values of one output.</param>
/// <param name="ParameterSize">Parameters with their padding; a multiple of four.</param>
/// <param name="IsMean">Whether the loss of a batch is the mean over its examples.</param>
/// <param name="OneExample">Every variable holds four neurons of a layer.</param>
/// <param name="OneExampleApart">The same on single values.</param>
/// <param name="Examples">Every variable holds a value of several examples, one in each lane.</param>
/// <param name="Derivative">From the loss, or from gradients that are given for the outputs, to the gradients of parameters or inputs; of several
/// examples.</param>
/// <param name="InlinesFunctions">Whether functions are written out where they stand, rather than called.</param>
internal sealed record MicroPlan(
    int InputSize,
    int OutputSize,
    int ParameterSize,
    bool IsMean,
    MicroText OneExample,
    MicroText OneExampleApart,
    MicroText Examples,
    DerivativeText Derivative,
    bool InlinesFunctions)
    : ProgramPlan(Strategy.Micro);

/// <summary>The statements of one form.</summary>
/// <param name="Predict">From the inputs to the outputs.</param>
/// <param name="Outputs">The predictions, in order.</param>
/// <param name="Train">From inputs and targets to the outputs, with variables for all that backpropagation reads.</param>
/// <param name="Loss">Statements that lead to the loss.</param>
/// <param name="LossTerms">The loss is the sum of these.</param>
/// <param name="Backward">From the loss to the gradient of every sum.</param>
/// <param name="Gradients">The gradient of the loss with respect to every four parameters, in memory order.</param>
internal sealed record MicroText(
    IReadOnlyList<Statement> Predict,
    IReadOnlyList<Expression> Outputs,
    IReadOnlyList<Statement> Train,
    IReadOnlyList<Statement> Loss,
    IReadOnlyList<Expression> LossTerms,
    IReadOnlyList<Statement> Backward,
    IReadOnlyList<QuadGradient> Gradients);

/// <summary>The statements that lead back from one of two starts.</summary>
/// <param name="Forward">From the inputs to the outputs.</param>
/// <param name="Start">The variables that either start sets: the gradients with respect to the outputs, or by the last sums.</param>
/// <param name="OfLoss">Statements before the start from the loss.</param>
/// <param name="LossGradients">What that one sets the variables to.</param>
/// <param name="Given">Statements before the start from gradients that are given for the outputs.</param>
/// <param name="GivenGradients">What that one sets the variables to.</param>
/// <param name="Products">The outputs times the given gradients.</param>
/// <param name="Backward">From there to the gradient of every sum.</param>
/// <param name="Gradients">The gradient with respect to every four parameters, in memory order.</param>
/// <param name="InputGradient">The gradient with respect to every input.</param>
internal sealed record DerivativeText(
    IReadOnlyList<Statement> Forward,
    IReadOnlyList<Local> Start,
    IReadOnlyList<Statement> OfLoss,
    IReadOnlyList<Expression> LossGradients,
    IReadOnlyList<Statement> Given,
    IReadOnlyList<Expression> GivenGradients,
    IReadOnlyList<Expression> Products,
    IReadOnlyList<Statement> Backward,
    IReadOnlyList<QuadGradient> Gradients,
    IReadOnlyList<Expression> InputGradient);

/// <summary>The gradients of up to four parameters.</summary>
/// <param name="Offset">Where the first parameter lies: a multiple of four.</param>
/// <param name="Gradients">One expression for each parameter, or one for all four.</param>
internal sealed record QuadGradient(int Offset, IReadOnlyList<Expression> Gradients);

/// <summary>A line of straight-line code.</summary>
/// <param name="Name">The variable it declares; empty for a comment.</param>
/// <param name="Value">What the variable holds; null for a comment.</param>
/// <param name="Comment">What the following lines do.</param>
internal sealed record Statement(string Name, Expression? Value, string? Comment = null)
{
    public static Statement Remark(string text) => new("", null, text);
}
