namespace NetGen.Kernels;

/// <summary>Backpropagation starts at the loss: what the outputs should be is given.</summary>
public readonly struct Targets;

/// <summary>Backpropagation starts at gradients that are given for the outputs.</summary>
public readonly struct OutputGradients;
