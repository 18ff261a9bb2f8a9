using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>Double precision.</content>
internal static unsafe partial class Transpose
{
    /// <summary>The side of a large block.</summary>
    private const int LargeDoubles = 4;

    /// <summary>Blocks of 4 x 4 in 256-bit registers, of the rows up to <paramref name="whole"/>, a multiple of four.</summary>
    [MethodImpl(Optimize)]
    private static void Large(double* source, double* target, nint rows, nint columns, nint whole)
    {
        nint sourceRow = Padding.Stride<double>(columns), targetRow = Padding.Stride<double>(rows);
        // Two blocks one below the other fill cache lines of the target before they are left.
        for (nint first = 0; first < whole; first += 2 * LargeDoubles)
        {
            nint end = Math.Min(whole, first + 2 * LargeDoubles);
            for (nint column = 0; column < columns; column += LargeDoubles)
            {
                double* s = source + first * sourceRow + column, t = target + column * targetRow + first;
                for (nint row = first; row < end; row += LargeDoubles, s += LargeDoubles * sourceRow, t += LargeDoubles)
                {
                    // Written out, so that the compiler drops the questions of the ragged one.
                    if (columns - column >= LargeDoubles) Block(s, sourceRow, t, targetRow, LargeDoubles);
                    else Block(s, sourceRow, t, targetRow, columns - column);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(double* s, nint row, double* t, nint targetRow, nint columns)
    {
        // Rows 0 and 2, 1 and 3 share a register, in halves, from the start.
        Vector256<double> ab02 = Both(s, s + 2 * row), ab13 = Both(s + row, s + 3 * row);
        Vector256<double> cd02 = Both(s + 2, s + 2 * row + 2), cd13 = Both(s + row + 2, s + 3 * row + 2);
        *(Vector256<double>*)t = Shuffles.InterleaveLow(ab02, ab13);
        if (columns > 1) *(Vector256<double>*)(t + targetRow) = Shuffles.InterleaveHigh(ab02, ab13);
        if (columns > 2) *(Vector256<double>*)(t + 2 * targetRow) = Shuffles.InterleaveLow(cd02, cd13);
        if (columns > 3) *(Vector256<double>*)(t + 3 * targetRow) = Shuffles.InterleaveHigh(cd02, cd13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Both(double* lower, double* upper)
        => Vector256.Create(*(Vector128<double>*)lower, *(Vector128<double>*)upper);

    /// <summary>Blocks of 2 x 2 in 128-bit registers, from a row on. Rows beyond the last are zero.</summary>
    [MethodImpl(Optimize)]
    private static void Small(double* source, double* target, nint rows, nint columns, nint first)
    {
        nint sourceRow = Padding.Stride<double>(columns), targetRow = Padding.Stride<double>(rows), end = Padding.Of<double>(rows);
        for (nint row = first; row < end; row += 2)
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
