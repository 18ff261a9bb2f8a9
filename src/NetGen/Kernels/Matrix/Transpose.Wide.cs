using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>Blocks as high as a 512-bit register is wide: each column of a block is one store of a whole cache line.</content>
internal static unsafe partial class Transpose
{
    /// <summary>The height of a wide block.</summary>
    private const int WideFloats = 16, WideDoubles = 8;

    /// <summary>Blocks of 16 x 4, of the rows up to <paramref name="whole"/>, a multiple of sixteen.</summary>
    [MethodImpl(Optimize)]
    internal static void Wide(float* source, float* target, nint rows, nint columns, nint whole)
    {
        nint sourceRow = Padding.Stride<float>(columns), targetRow = Padding.Stride<float>(rows);
        for (nint row = 0; row < whole; row += WideFloats)
        {
            float* s = source + row * sourceRow, t = target + row;
            for (nint left = columns; left > 0; left -= 4, s += 4, t += 4 * targetRow)
            {
                FourColumns(s, sourceRow, *(Vector128<float>*)(s + 15 * sourceRow), out Vector512<float> a, out Vector512<float> b, out Vector512<float> c, out Vector512<float> d);
                *(Vector512<float>*)t = a;
                if (left >= 4)
                {
                    *(Vector512<float>*)(t + targetRow) = b;
                    *(Vector512<float>*)(t + 2 * targetRow) = c;
                    *(Vector512<float>*)(t + 3 * targetRow) = d;
                    continue;
                }
                if (left > 1) *(Vector512<float>*)(t + targetRow) = b;
                if (left > 2) *(Vector512<float>*)(t + 2 * targetRow) = c;
            }
        }
    }

    /// <summary>Blocks of 8 x 2, of the rows up to <paramref name="whole"/>, a multiple of eight.</summary>
    [MethodImpl(Optimize)]
    internal static void Wide(double* source, double* target, nint rows, nint columns, nint whole)
    {
        nint sourceRow = Padding.Stride<double>(columns), targetRow = Padding.Stride<double>(rows);
        for (nint row = 0; row < whole; row += WideDoubles)
        {
            double* s = source + row * sourceRow, t = target + row;
            for (nint left = columns; left > 0; left -= 2, s += 2, t += 2 * targetRow)
            {
                TwoColumns(s, sourceRow, *(Vector128<double>*)(s + 7 * sourceRow), out Vector512<double> a, out Vector512<double> b);
                *(Vector512<double>*)t = a;
                if (left > 1) *(Vector512<double>*)(t + targetRow) = b;
            }
        }
    }

    /// <summary>
    /// Four columns of sixteen rows, of which every fourth shares a register from the start. The last row is given, since reading it whole may not be allowed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void FourColumns(
        float* s, nint row, Vector128<float> last, out Vector512<float> a, out Vector512<float> b, out Vector512<float> c, out Vector512<float> d)
    {
        Vector512<float> r0 = Four(s, 4 * row), r1 = Four(s + row, 4 * row), r2 = Four(s + 2 * row, 4 * row);
        Vector512<float> r3 = Four(s + 3 * row, 4 * row, last);
        Vector512<double> ab01 = Shuffles.InterleaveLow(r0, r1).AsDouble(), ab23 = Shuffles.InterleaveLow(r2, r3).AsDouble();
        Vector512<double> cd01 = Shuffles.InterleaveHigh(r0, r1).AsDouble(), cd23 = Shuffles.InterleaveHigh(r2, r3).AsDouble();
        a = Shuffles.InterleaveLow(ab01, ab23).AsSingle();
        b = Shuffles.InterleaveHigh(ab01, ab23).AsSingle();
        c = Shuffles.InterleaveLow(cd01, cd23).AsSingle();
        d = Shuffles.InterleaveHigh(cd01, cd23).AsSingle();
    }

    /// <summary>Two columns of eight rows, the last of which is given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void TwoColumns(double* s, nint row, Vector128<double> last, out Vector512<double> a, out Vector512<double> b)
    {
        Vector512<double> even = Four(s, 2 * row), odd = Four(s + row, 2 * row, last);
        a = Shuffles.InterleaveLow(even, odd);
        b = Shuffles.InterleaveHigh(even, odd);
    }

    /// <summary>16 bytes from each of four places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Four(double* first, nint distance) => Four(first, distance, *(Vector128<double>*)(first + 3 * distance));

    /// <summary>16 bytes from each of three places, and 16 more.</summary>
    /// <remarks>Written as insertions, which read memory by themselves; joining halves takes three times as many rearrangements.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Four(double* first, nint distance, Vector128<double> last)
    {
        Vector512<double> four = ((Vector128<double>*)first)->ToVector256Unsafe().ToVector512Unsafe();
        four = Shuffles.Insert(four, *(Vector128<double>*)(first + distance), 1);
        four = Shuffles.Insert(four, *(Vector128<double>*)(first + 2 * distance), 2);
        return Shuffles.Insert(four, last, 3);
    }

    /// <inheritdoc cref="Four(double*, nint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Four(float* first, nint distance) => Four(first, distance, *(Vector128<float>*)(first + 3 * distance));

    /// <inheritdoc cref="Four(double*, nint, Vector128{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Four(float* first, nint distance, Vector128<float> last)
    {
        Vector512<float> four = ((Vector128<float>*)first)->ToVector256Unsafe().ToVector512Unsafe();
        four = Shuffles.Insert(four, *(Vector128<float>*)(first + distance), 1);
        four = Shuffles.Insert(four, *(Vector128<float>*)(first + 2 * distance), 2);
        return Shuffles.Insert(four, last, 3);
    }
}
