using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>Backpropagation starts at the loss: what the outputs should be is given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Targets;

/// <summary>Backpropagation starts at gradients that are given for the outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OutputGradients;
