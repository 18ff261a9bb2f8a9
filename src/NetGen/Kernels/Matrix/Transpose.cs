using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Turns weights <c>[in][out padded]</c> into <c>[out][in padded]</c>, the shape in which gradients go back through them.</summary>
internal static unsafe class Transpose
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Transposes; the padding of the target becomes zero.</summary>
    [MethodImpl(Optimize)]
    public static void Run<T>(T* source, T* target, nint rows, nint columns)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) Run((float*)source, (float*)target, rows, columns);
        else Run((double*)source, (double*)target, rows, columns);
    }

    // Blocks of 4 x 4 in registers. The source may be read to the end of its padded rows; rows beyond the last are zero.
    [MethodImpl(Optimize)]
    private static void Run(float* source, float* target, nint rows, nint columns)
    {
        nint sourceRow = Padding.Of<float>(columns), targetRow = Padding.Of<float>(rows);
        for (nint row = 0; row < targetRow; row += 4)
        {
            for (nint column = 0; column < columns; column += 4)
            {
                float* s = source + row * sourceRow + column, t = target + column * targetRow + row;
                Vector128<float> a = row < rows ? *(Vector128<float>*)s : default;
                Vector128<float> b = row + 1 < rows ? *(Vector128<float>*)(s + sourceRow) : default;
                Vector128<float> c = row + 2 < rows ? *(Vector128<float>*)(s + 2 * sourceRow) : default;
                Vector128<float> d = row + 3 < rows ? *(Vector128<float>*)(s + 3 * sourceRow) : default;
                Vector128<float> ab = Shuffles.InterleaveLow(a, b), cd = Shuffles.InterleaveLow(c, d);
                *(Vector128<float>*)t = Shuffles.JoinLow(ab, cd);
                if (column + 1 < columns) *(Vector128<float>*)(t + targetRow) = Shuffles.JoinHigh(ab, cd);
                ab = Shuffles.InterleaveHigh(a, b);
                cd = Shuffles.InterleaveHigh(c, d);
                if (column + 2 < columns) *(Vector128<float>*)(t + 2 * targetRow) = Shuffles.JoinLow(ab, cd);
                if (column + 3 < columns) *(Vector128<float>*)(t + 3 * targetRow) = Shuffles.JoinHigh(ab, cd);
            }
        }
    }

    [MethodImpl(Optimize)]
    private static void Run(double* source, double* target, nint rows, nint columns)
    {
        nint sourceRow = Padding.Of<double>(columns), targetRow = Padding.Of<double>(rows);
        for (nint row = 0; row < targetRow; row += 2)
        {
            for (nint column = 0; column < columns; column += 2)
            {
                double* s = source + row * sourceRow + column, t = target + column * targetRow + row;
                Vector128<double> a = row < rows ? *(Vector128<double>*)s : default;
                Vector128<double> b = row + 1 < rows ? *(Vector128<double>*)(s + sourceRow) : default;
                *(Vector128<double>*)t = Shuffles.InterleaveLow(a, b);
                if (column + 1 < columns) *(Vector128<double>*)(t + targetRow) = Shuffles.InterleaveHigh(a, b);
            }
        }
    }
}
