using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Four values in a vector: <c>Vector128&lt;float&gt;</c> or <c>Vector256&lt;double&gt;</c>. What straight-line code needs for one example,
/// whose neurons stand in the lanes, and to sum over four examples.
/// </summary>
/// <remarks>Every member is here once for each precision, with the same text.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Quad
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
