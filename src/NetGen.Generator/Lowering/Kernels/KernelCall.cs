namespace NetGen.Generator.Lowering.Kernels;

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

/// <summary>A part of scratch memory that belongs to a batch as a whole.</summary>
/// <param name="Name">What the part is called.</param>
/// <param name="Before">How far before the examples' values it begins, in values.</param>
internal sealed record BatchOperand(string Name, int Before) : Operand;

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
