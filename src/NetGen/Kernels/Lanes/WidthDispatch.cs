using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Runs kernels, which are written for any width, in the widest registers that this machine has.</summary>
/// <remarks>
/// In one class for all of them, and the precision is its parameter: where a generic method of its own names <see cref="Lanes512{T}"/>, the runtime
/// loads the four vector types within once more, for that method's <typeparamref name="T"/>, which takes as long as compiling a small kernel.
/// </remarks>
/// <typeparam name="T">The precision.</typeparam>
internal static unsafe partial class WidthDispatch<T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
