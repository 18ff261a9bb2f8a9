using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Turns a matrix <c>[rows][padded columns]</c> into <c>[columns][padded rows]</c>: weights or deltas, so that gradients go back through them.</summary>
internal static unsafe partial class Transpose
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Transposes; the padding of the target becomes zero.</summary>
    [MethodImpl(Optimize)]
    public static void Run<T>(T* source, T* target, nint rows, nint columns)
        where T : unmanaged
    {
        if (!Vectors.AreCompiled)
        {
            OneByOne(source, target, rows, columns);
            return;
        }
        // In blocks as large as registers allow; the ragged end, with the padding, in small ones.
        nint whole = 0;
        if (typeof(T) == typeof(float))
        {
            if (Vector512.IsHardwareAccelerated) Wide((float*)source, (float*)target, rows, columns, whole = rows & -WideFloats);
            else if (Avx.IsSupported) Large((float*)source, (float*)target, rows, columns, whole = rows & -LargeFloats);
            if (whole < Padding.Of<T>(rows)) Small((float*)source, (float*)target, rows, columns, whole);
        }
        else
        {
            if (Vector512.IsHardwareAccelerated) Wide((double*)source, (double*)target, rows, columns, whole = rows & -WideDoubles);
            else if (Avx.IsSupported) Large((double*)source, (double*)target, rows, columns, whole = rows & -LargeDoubles);
            if (whole < Padding.Of<T>(rows)) Small((double*)source, (double*)target, rows, columns, whole);
        }
    }

    /// <summary>Value by value.</summary>
    [MethodImpl(Optimize)]
    internal static void OneByOne<T>(T* source, T* target, nint rows, nint columns)
        where T : unmanaged
    {
        nint sourceRow = Padding.Stride<T>(columns), targetRow = Padding.Stride<T>(rows), end = Padding.Of<T>(rows);
        for (nint column = 0; column < columns; column++, target += targetRow)
        {
            for (nint row = 0; row < rows; row++) target[row] = source[row * sourceRow + column];
            for (nint row = rows; row < end; row++) target[row] = default;
        }
    }
}
