using NetGen.Generator.Lowering.Small;

namespace NetGen.Generator.Lowering.Tiled;

/// <summary>A network as calls of the runtime's kernels, each over many examples.</summary>
/// <param name="Predict">From inputs to outputs, in little memory.</param>
/// <param name="PredictScratch">Values of scratch memory per example that <paramref name="Predict"/> needs.</param>
/// <param name="FirstLayer">From the inputs to what the first layer puts out, for a whole batch; a share of it. Empty where something else comes first.</param>
/// <param name="Forward">On to the losses, keeping what backpropagation reads; for a part of a batch.</param>
/// <param name="Outputs">Copies the predictions out after <paramref name="Forward"/>.</param>
/// <param name="ForwardFrom">Likewise to the outputs and the gradients that the caller gives for these, keeping what backpropagation reads; for a part of a batch.</param>
/// <param name="Backward">From the losses, or from the gradients of the outputs, to the gradients of all sums; for a part of a batch.</param>
/// <param name="InputGradient">From the gradients of the first sums to those of the inputs; for a part of a batch.</param>
/// <param name="Update">From these gradients to the gradient of every parameter, which goes into a sink; for a whole batch.</param>
/// <param name="TrainingScratch">Values of scratch memory per example that training needs.</param>
/// <param name="TransposedScratch">Values of scratch memory to transpose weights in, whatever the number of examples.</param>
/// <param name="InputTransposedScratch">The same for <paramref name="InputGradient"/>.</param>
/// <param name="Small">The same for one example where some layer is small; null where <paramref name="Predict"/> and <paramref name="Forward"/> do that as well.</param>
internal sealed record TiledPlan(
    IReadOnlyList<KernelCall> Predict,
    int PredictScratch,
    IReadOnlyList<KernelCall> FirstLayer,
    IReadOnlyList<KernelCall> Forward,
    IReadOnlyList<KernelCall> Outputs,
    IReadOnlyList<KernelCall> ForwardFrom,
    IReadOnlyList<KernelCall> Backward,
    IReadOnlyList<KernelCall> InputGradient,
    IReadOnlyList<KernelCall> Update,
    int TrainingScratch,
    int TransposedScratch,
    int InputTransposedScratch,
    SmallPlan? Small);

/// <summary>A call of a kernel.</summary>
/// <param name="Kernel">Its name, as <c>Dense.Forward</c>.</param>
/// <param name="Type">Its first type argument: the elementwise function it applies, or the sink; null if none.</param>
/// <param name="Operands">In order.</param>
/// <param name="Given">Which of the method's references the call depends on: without it there is no call; null if it is always made.</param>
internal sealed record KernelCall(string Kernel, string? Type, IReadOnlyList<Operand> Operands, string? Given = null);

/// <summary>What is passed to a kernel.</summary>
internal abstract record Operand;

/// <summary>Values that the caller passes in: inputs, targets, outputs.</summary>
/// <param name="Name">What the method calls all of them.</param>
/// <param name="Row">What the rows of the part that is computed are called.</param>
/// <param name="Width">Values per row.</param>
internal sealed record RowsOperand(string Name, string Row, int Width) : Operand;

/// <summary>Values that the caller may pass in or not: addressed only in the call that depends on them.</summary>
/// <param name="Name">What the method calls all of them.</param>
/// <param name="Width">Values per row.</param>
internal sealed record OptionalRowsOperand(string Name, int Width) : Operand;

/// <summary>A part of the block of parameters.</summary>
/// <param name="Name">What the part is called.</param>
/// <param name="Offset">Where it begins, in values.</param>
internal sealed record ParameterOperand(string Name, int Offset) : Operand;

/// <summary>A part of scratch memory.</summary>
/// <param name="Name">What the part is called.</param>
/// <param name="Offset">Where it begins, in values per example.</param>
/// <param name="Width">Values per example.</param>
internal sealed record ScratchOperand(string Name, int Offset, int Width) : Operand;

/// <summary>A part of memory that has been named already, as bytes.</summary>
/// <param name="Name">What it is called.</param>
internal sealed record BytesOperand(string Name) : Operand;

/// <summary>There is no such part.</summary>
internal sealed record AbsentOperand : Operand;

/// <summary>A number known when the network is compiled.</summary>
internal sealed record SizeOperand(int Value) : Operand;

/// <summary>A fraction known when the network is compiled.</summary>
internal sealed record RateOperand(double Value) : Operand;

/// <summary>The number of examples, times a constant.</summary>
internal sealed record ExamplesOperand(int Times = 1) : Operand;

/// <summary>A reference the emitted method is given: losses, room for transposes.</summary>
internal sealed record ReferenceOperand(string Name) : Operand;

/// <summary>Something else the emitted method is given: the scale of the loss, the random stream of dropout, the sink.</summary>
internal sealed record ArgumentOperand(string Name) : Operand;
