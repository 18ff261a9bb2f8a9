namespace NetGen.Kernels;

/// <summary>Marks the class into which the generator prints the built-in activations, gradients and losses when this library is built.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ElementwiseLibraryAttribute : Attribute;
