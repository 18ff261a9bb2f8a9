namespace NetGen.Generator.Lowering;

/// <summary>What a network computes: operations in order, on tensors with constant shapes.</summary>
/// <param name="Input">One row per example.</param>
/// <param name="Output">One row per example.</param>
/// <param name="Target">One row per example.</param>
/// <param name="Parameters">In logical order: layer by layer, weights, then bias.</param>
/// <param name="Forward">From the input to the output.</param>
/// <param name="LossSum">From output and target to the loss.</param>
/// <param name="Gradients">The slope with respect to each parameter, in the order of <paramref name="Parameters"/>.</param>
/// <param name="Backward">From the loss to the gradients.</param>
/// <param name="InputSlope">From the slopes that <paramref name="Backward"/> ends with to that of the input; asked for on its own.</param>
internal sealed record NetworkProgram(
    Tensor Input,
    Tensor Output,
    Tensor Target,
    IReadOnlyList<Tensor> Parameters,
    IReadOnlyList<Operation> Forward,
    LossSum LossSum,
    IReadOnlyList<Tensor> Gradients,
    IReadOnlyList<Operation> Backward,
    Contract InputSlope);
