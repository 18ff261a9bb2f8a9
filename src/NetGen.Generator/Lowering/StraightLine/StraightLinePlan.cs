using NetGen.Generator.Lowering.Elementwise;

namespace NetGen.Generator.Lowering.StraightLine;

/// <summary>A network as statements without loops: every value has its own variable, one lane for each of four examples.</summary>
/// <param name="Inputs">Variables the inputs are read into, in order.</param>
/// <param name="Targets">Variables the targets are read into, in order.</param>
/// <param name="Forward">From the inputs to the outputs; what only backpropagation asks for is in <paramref name="Training"/>.</param>
/// <param name="Outputs">The predictions, in order.</param>
/// <param name="Training">The forward statements again, this time with variables for all that backpropagation reads.</param>
/// <param name="Loss">Statements that lead to the loss.</param>
/// <param name="LossTerms">The loss is the sum of these.</param>
/// <param name="Backward">From the loss to the slope of every sum.</param>
/// <param name="Gradients">The slope of the loss with respect to every parameter, in memory order.</param>
internal sealed record StraightLinePlan(
    IReadOnlyList<Local> Inputs,
    IReadOnlyList<Local> Targets,
    IReadOnlyList<Statement> Forward,
    IReadOnlyList<Expression> Outputs,
    IReadOnlyList<Statement> Training,
    IReadOnlyList<Statement> Loss,
    IReadOnlyList<Expression> LossTerms,
    IReadOnlyList<Statement> Backward,
    IReadOnlyList<Expression> Gradients);

/// <summary>A line of straight-line code.</summary>
/// <param name="Name">The variable it declares; empty for a comment.</param>
/// <param name="Value">What the variable holds; null for a comment.</param>
/// <param name="Comment">What the following lines do.</param>
internal sealed record Statement(string Name, Expression? Value, string? Comment = null)
{
    public static Statement Remark(string text) => new("", null, text);
}
