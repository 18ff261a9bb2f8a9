using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>
/// The built-in activations, their gradients, the losses and theirs: type arguments of <see cref="Maps"/> and <see cref="Losses"/>. The
/// generator prints them when the runtime is built, from the same declarations as the straight-line code of small networks.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[ElementwiseLibrary]
public static partial class BuiltIn;
