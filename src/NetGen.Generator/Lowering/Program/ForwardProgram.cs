namespace NetGen.Generator.Lowering.Program;

/// <summary>The way from a network's input to its output.</summary>
/// <param name="Operations">In the order in which they run.</param>
/// <param name="Output">One row per example.</param>
/// <param name="Logits">What the last activation is applied to; the output where there is none.</param>
internal sealed record ForwardProgram(IReadOnlyList<Operation> Operations, Tensor Output, Tensor Logits);
