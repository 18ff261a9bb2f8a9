namespace NetGen.Generator.Lowering.Program;

/// <summary>What a network computes: operations in order, on tensors with constant shapes.</summary>
/// <param name="Input">One row per example.</param>
/// <param name="Output">One row per example, while training.</param>
/// <param name="Target">One row per example.</param>
/// <param name="Given">Gradients that a caller gives for the outputs, in place of a loss.</param>
/// <param name="Parameters">In logical order: layer by layer, as each layer lists them. All ways share them.</param>
/// <param name="States">What is kept beside them.</param>
/// <param name="Prediction">From the input to the output of a prediction.</param>
/// <param name="Forward">From the input to the output, while training.</param>
/// <param name="Loss">From output and target to the loss.</param>
/// <param name="LossGradient">Where backpropagation starts.</param>
/// <param name="GivenGradient">From <paramref name="Given"/> to the result of <paramref name="LossGradient"/>; nothing where that is what is given.</param>
/// <param name="Backward">From where backpropagation starts to the gradients.</param>
/// <param name="InputBackward">From what <paramref name="Backward"/> makes on to the gradient of the input; asked for on its own, and never while
/// dropout is on.</param>
internal sealed record NetworkProgram(
    Tensor Input,
    Tensor Output,
    Tensor Target,
    Tensor Given,
    IReadOnlyList<ProgramParameter> Parameters,
    IReadOnlyList<ProgramState> States,
    ForwardProgram Prediction,
    IReadOnlyList<Operation> Forward,
    LossSum Loss,
    LossGradient LossGradient,
    IReadOnlyList<Operation> GivenGradient,
    IReadOnlyList<Operation> Backward,
    IReadOnlyList<Operation> InputBackward);
