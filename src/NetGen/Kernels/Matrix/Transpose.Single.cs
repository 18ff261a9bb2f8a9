using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>Single precision.</content>
internal static unsafe partial class Transpose
{
    /// <summary>The side of a large block.</summary>
    private const int LargeFloats = 8;

    /// <summary>Blocks of 8 x 8 in 256-bit registers, of the rows up to <paramref name="whole"/>, a multiple of eight.</summary>
    [MethodImpl(Optimize)]
    private static void Large(float* source, float* target, nint rows, nint columns, nint whole)
    {
        nint sourceRow = Padding.Stride<float>(columns), targetRow = Padding.Stride<float>(rows);
        // Two blocks one below the other fill cache lines of the target before they are left.
        for (nint first = 0; first < whole; first += 2 * LargeFloats)
        {
            nint end = Math.Min(whole, first + 2 * LargeFloats);
            for (nint column = 0; column < columns; column += LargeFloats)
            {
                float* s = source + first * sourceRow + column, t = target + column * targetRow + first;
                for (nint row = first; row < end; row += LargeFloats, s += LargeFloats * sourceRow, t += LargeFloats)
                {
                    // Written out, so that the compiler drops the questions of the ragged one.
                    if (columns - column >= LargeFloats) Block(s, sourceRow, t, targetRow, LargeFloats);
                    else Block(s, sourceRow, t, targetRow, columns - column);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(float* s, nint sourceRow, float* t, nint targetRow, nint columns)
    {
        Half(s, sourceRow, *(Vector128<float>*)(s + 7 * sourceRow), out Vector256<float> a, out Vector256<float> b, out Vector256<float> c, out Vector256<float> d);
        *(Vector256<float>*)t = a;
        if (columns > 1) *(Vector256<float>*)(t + targetRow) = b;
        if (columns > 2) *(Vector256<float>*)(t + 2 * targetRow) = c;
        if (columns > 3) *(Vector256<float>*)(t + 3 * targetRow) = d;
        if (columns <= 4) return;
        Half(s + 4, sourceRow, *(Vector128<float>*)(s + 4 + 7 * sourceRow), out a, out b, out c, out d);
        t += 4 * targetRow;
        *(Vector256<float>*)t = a;
        if (columns > 5) *(Vector256<float>*)(t + targetRow) = b;
        if (columns > 6) *(Vector256<float>*)(t + 2 * targetRow) = c;
        if (columns > 7) *(Vector256<float>*)(t + 3 * targetRow) = d;
    }

    /// <summary>
    /// Four columns of eight rows, the last of which is given: reading it whole may not be allowed. Rows meet their counterparts in the other half of the
    /// register when they are loaded.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Half(
        float* s, nint row, Vector128<float> last, out Vector256<float> a, out Vector256<float> b, out Vector256<float> c, out Vector256<float> d)
    {
        float* lower = s + 4 * row;
        Vector256<float> r04 = Both(s, lower), r15 = Both(s + row, lower + row);
        Vector256<float> r26 = Both(s + 2 * row, lower + 2 * row), r37 = Vector256.Create(*(Vector128<float>*)(s + 3 * row), last);
        Vector256<double> ab01 = Shuffles.InterleaveLow(r04, r15).AsDouble(), ab23 = Shuffles.InterleaveLow(r26, r37).AsDouble();
        Vector256<double> cd01 = Shuffles.InterleaveHigh(r04, r15).AsDouble(), cd23 = Shuffles.InterleaveHigh(r26, r37).AsDouble();
        a = Shuffles.InterleaveLow(ab01, ab23).AsSingle();
        b = Shuffles.InterleaveHigh(ab01, ab23).AsSingle();
        c = Shuffles.InterleaveLow(cd01, cd23).AsSingle();
        d = Shuffles.InterleaveHigh(cd01, cd23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Both(float* lower, float* upper)
        => Vector256.Create(*(Vector128<float>*)lower, *(Vector128<float>*)upper);

    /// <summary>Blocks of 4 x 4 in 128-bit registers, from a row on. Rows beyond the last are zero.</summary>
    [MethodImpl(Optimize)]
    private static void Small(float* source, float* target, nint rows, nint columns, nint first)
    {
        nint sourceRow = Padding.Stride<float>(columns), targetRow = Padding.Stride<float>(rows), end = Padding.Of<float>(rows);
        for (nint row = first; row < end; row += 4)
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
}
