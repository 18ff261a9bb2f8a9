namespace NetGen.Generator.Lowering.Layered;

/// <summary>A network as calls of the runtime's kernels, each over all examples of a batch.</summary>
/// <param name="Predict">From inputs to outputs, in little memory.</param>
/// <param name="PredictScratch">Values of scratch memory per example that <paramref name="Predict"/> needs.</param>
/// <param name="Forward">From inputs and targets to the loss, keeping what backpropagation reads.</param>
/// <param name="Outputs">Copies the predictions out after <paramref name="Forward"/>.</param>
/// <param name="Backward">From the loss to the gradient of every parameter.</param>
/// <param name="TrainingScratch">Values of scratch memory per example that training needs.</param>
/// <param name="SharedScratch">Values of scratch memory, whatever the number of examples.</param>
internal sealed record LayeredPlan(
    IReadOnlyList<KernelCall> Predict,
    int PredictScratch,
    IReadOnlyList<KernelCall> Forward,
    IReadOnlyList<KernelCall> Outputs,
    IReadOnlyList<KernelCall> Backward,
    int TrainingScratch,
    int SharedScratch);

/// <summary>A call of a kernel.</summary>
/// <param name="Kernel">Its name, as <c>Dense.Forward</c>.</param>
/// <param name="Function">The elementwise function it applies; null if none.</param>
/// <param name="Operands">In order.</param>
/// <param name="ReturnsLoss">Whether the call is the loss.</param>
internal sealed record KernelCall(string Kernel, string? Function, IReadOnlyList<Operand> Operands, bool ReturnsLoss = false);

/// <summary>What is passed to a kernel.</summary>
internal abstract record Operand;

/// <summary>Values that the caller passes in: inputs, targets, outputs.</summary>
internal sealed record RowsOperand(string Name) : Operand;

/// <summary>A part of a block of memory: parameters, gradient or scratch.</summary>
/// <param name="Name">What the part is called.</param>
/// <param name="Block">The block it lies in.</param>
/// <param name="Offset">Where it begins, in values; in scratch, per example.</param>
internal sealed record PlaceOperand(string Name, MemoryBlock Block, int Offset) : Operand;

/// <summary>There is no such part.</summary>
internal sealed record AbsentOperand : Operand;

/// <summary>A number known when the network is compiled.</summary>
internal sealed record SizeOperand(int Value) : Operand;

/// <summary>A fraction known when the network is compiled.</summary>
internal sealed record RateOperand(double Value) : Operand;

/// <summary>The number of examples, times a constant.</summary>
internal sealed record ExamplesOperand(int Times = 1) : Operand;

/// <summary>Something the emitted method is given: the scale of the loss, the random stream of dropout.</summary>
internal sealed record ArgumentOperand(string Name) : Operand;

internal enum MemoryBlock
{
    Parameters,
    Gradient,

    /// <summary>Scratch memory of every example.</summary>
    Scratch,

    /// <summary>Scratch memory that begins behind that of the examples.</summary>
    Shared,
}
