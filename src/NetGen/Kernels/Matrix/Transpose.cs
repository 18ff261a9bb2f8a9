using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Turns a matrix <c>[rows][columns padded]</c> into <c>[columns][rows padded]</c>: weights or deltas, so that gradients go back through them.</summary>
internal static unsafe partial class Transpose
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Transposes; the padding of the target becomes zero.</summary>
    [MethodImpl(Optimize)]
    public static void Run<T>(T* source, T* target, nint rows, nint columns)
        where T : unmanaged
    {
        // The ragged end, with the padding, in small blocks.
        if (typeof(T) == typeof(float))
        {
            nint whole = Avx.IsSupported ? rows & -LargeFloats : 0;
            if (whole > 0) Large((float*)source, (float*)target, rows, columns, whole);
            Small((float*)source, (float*)target, rows, columns, whole);
        }
        else
        {
            nint whole = Avx.IsSupported ? rows & -LargeDoubles : 0;
            if (whole > 0) Large((double*)source, (double*)target, rows, columns, whole);
            Small((double*)source, (double*)target, rows, columns, whole);
        }
    }
}
