using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The functions of straight-line code, compiled once per program: repeated for every neuron they would exceed what the compiler optimises.</summary>
/// <remarks>For networks with many of them; the others use <see cref="InlinedFunctions"/>, with the same text.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class CalledFunctions
{
    private const MethodImplOptions Options = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;
}
