using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The functions of straight-line code, each written out where it stands: several then run side by side, and nothing has to leave its register.</summary>
/// <remarks>For networks with few of them; the others use <see cref="CalledFunctions"/>, with the same text.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class InlinedFunctions
{
    private const MethodImplOptions Options = MethodImplOptions.AggressiveInlining;
}
