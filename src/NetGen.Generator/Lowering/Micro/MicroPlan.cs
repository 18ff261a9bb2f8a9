using NetGen.Generator.Lowering.Elementwise;

namespace NetGen.Generator.Lowering.Micro;

/// <summary>A network as statements without loops, twice: for one example, and for as many as a register has lanes.</summary>
/// <param name="InputSize">Values of one input.</param>
/// <param name="OutputSize">Values of one output.</param>
/// <param name="ParameterSize">Parameters with their padding; a multiple of four.</param>
/// <param name="IsMean">Whether the loss of a batch is the mean over its examples.</param>
/// <param name="OneExample">Every variable holds four units of a layer.</param>
/// <param name="Examples">Every variable holds a value of several examples, one in each lane.</param>
/// <param name="InlinesFunctions">Whether functions are written out where they stand, rather than called.</param>
internal sealed record MicroPlan(
    int InputSize, int OutputSize, int ParameterSize, bool IsMean, OneExampleText OneExample, ExamplesText Examples, bool InlinesFunctions);

/// <summary>The statements for one example.</summary>
/// <param name="Predict">From the inputs to the outputs.</param>
/// <param name="Outputs">The predictions, in order.</param>
/// <param name="Train">From inputs and targets to the outputs, with variables for all that backpropagation reads.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Backward">From the loss to the gradient of every sum.</param>
/// <param name="Gradients">The gradient of the loss with respect to every four parameters, in memory order.</param>
internal sealed record OneExampleText(
    IReadOnlyList<Statement> Predict,
    IReadOnlyList<Expression> Outputs,
    IReadOnlyList<Statement> Train,
    SumText Loss,
    IReadOnlyList<Statement> Backward,
    IReadOnlyList<QuadGradient> Gradients);

/// <summary>The statements for several examples: backpropagation starts in one of two ways, and ends in one of two ways.</summary>
/// <param name="Predict">From the inputs to the outputs.</param>
/// <param name="Outputs">The predictions, in order.</param>
/// <param name="Train">From the inputs to the outputs, with variables for all that backpropagation reads.</param>
/// <param name="Start">The variables that either start sets: the gradients with respect to the outputs, or to the last sums.</param>
/// <param name="OfLoss">The start at the loss.</param>
/// <param name="OfGiven">The start at gradients that are given for the outputs: the sum is that of outputs times these.</param>
/// <param name="Backward">From there to the gradient of every sum.</param>
/// <param name="Gradients">The gradient with respect to every four parameters, in memory order.</param>
/// <param name="InputGradient">The gradient with respect to every input.</param>
internal sealed record ExamplesText(
    IReadOnlyList<Statement> Predict,
    IReadOnlyList<Expression> Outputs,
    IReadOnlyList<Statement> Train,
    IReadOnlyList<Local> Start,
    StartText OfLoss,
    StartText OfGiven,
    IReadOnlyList<Statement> Backward,
    IReadOnlyList<QuadGradient> Gradients,
    IReadOnlyList<Expression> InputGradient);

/// <summary>One of the starts of backpropagation.</summary>
/// <param name="Sum">What is differentiated.</param>
/// <param name="Gradients">What the start sets the variables to.</param>
internal sealed record StartText(SumText Sum, IReadOnlyList<Expression> Gradients);

/// <summary>A sum over the outputs.</summary>
/// <param name="Statements">Statements that lead to the terms.</param>
/// <param name="Terms">What is added up.</param>
internal sealed record SumText(IReadOnlyList<Statement> Statements, IReadOnlyList<Expression> Terms);

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
