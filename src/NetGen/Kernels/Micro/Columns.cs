using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Between examples back to back and columns of 64 bytes, with one value of each example in the lanes.</summary>
internal static unsafe class Columns
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Lines behind the last column that are written too: examples are read in vectors of 128 bits.</summary>
    public const int Overrun = 3;

    /// <summary>Turns a line of examples into columns.</summary>
    /// <param name="rows">As many examples as 64 bytes have lanes.</param>
    /// <param name="columns">A line for each of their values, and room for <see cref="Overrun"/> more.</param>
    /// <param name="width">How many values an example has, at least two: a single one is a column already, and would be read beyond.</param>
    /// <param name="end">Where the memory ends that may be read: not before the end of these examples.</param>
    [MethodImpl(Inline)]
    public static void Gather<T>(T* rows, T* columns, nint width, T* end)
        where T : unmanaged
    {
        if (!Vectors.AreCompiled) OneByOne(rows, columns, width);
        else if (typeof(T) == typeof(float)) Gather((float*)rows, (float*)columns, width, (float*)end);
        else Gather((double*)rows, (double*)columns, width, (double*)end);
    }

    /// <summary>Value by value.</summary>
    internal static void OneByOne<T>(T* rows, T* columns, nint width)
        where T : unmanaged
    {
        for (nint row = 0; row < Vector512<T>.Count; row++, rows += width)
        {
            for (nint column = 0; column < width; column++) columns[column * Vector512<T>.Count + row] = rows[column];
        }
    }

    /// <summary>Copies examples; the last one fills the line.</summary>
    /// <param name="rows">The examples.</param>
    /// <param name="count">How many, at least one.</param>
    /// <param name="line">Receives as many examples as 64 bytes have lanes.</param>
    /// <param name="width">How many values an example has.</param>
    [MethodImpl(Inline)]
    public static void Fill<T>(T* rows, nint count, T* line, nint width)
        where T : unmanaged
    {
        nint present = count * width, all = Vector512<T>.Count * width;
        Unsafe.CopyBlockUnaligned(line, rows, (uint)(present * sizeof(T)));
        for (nint i = present; i < all; i++) line[i] = line[i - width];
    }

    /// <summary>Turns columns into examples back to back.</summary>
    /// <param name="columns">A line for each value of an example.</param>
    /// <param name="rows">Receives the examples.</param>
    /// <param name="count">How many.</param>
    /// <param name="width">How many values an example has.</param>
    [MethodImpl(Inline)]
    public static void Scatter<T>(T* columns, T* rows, nint count, nint width)
        where T : unmanaged
    {
        for (nint row = 0; row < count; row++)
        {
            for (nint column = 0; column < width; column++) rows[row * width + column] = columns[column * Vector512<T>.Count + row];
        }
    }

    // Blocks of 16 x 4, 8 x 4, 4 x 4, 8 x 2 and 2 x 2 in registers. The lines behind the last column are written too, with what follows it.
    // Each store is as wide as the load that will read it: a load that finds its line in two stores waits until both have left for the cache,
    // and so for everything before them. Behind the last example there may be nothing to read.
    [MethodImpl(Inline)]
    private static void Gather(float* rows, float* columns, nint width, float* end)
    {
        for (nint column = 0; column < width; column += 4)
        {
            float* from = rows + column, to = columns + column * 16;
            Vector128<float> last = MaskedTail<Lanes128<float>, float>.Load(from + 15 * width, width - column, end).Vector;
            if (Vector512.IsHardwareAccelerated)
            {
                var lines = (Vector512<float>*)to;
                Transpose.FourColumns(from, width, last, out lines[0], out lines[1], out lines[2], out lines[3]);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                var halves = (Vector256<float>*)to;
                Transpose.Half(from, width, *(Vector128<float>*)(from + 7 * width), out halves[0], out halves[2], out halves[4], out halves[6]);
                Transpose.Half(from + 8 * width, width, last, out halves[1], out halves[3], out halves[5], out halves[7]);
            }
            else
            {
                for (nint row = 0; row < 16; row += 4, from += 4 * width, to += 4)
                {
                    Vector128<float> a = *(Vector128<float>*)from, b = *(Vector128<float>*)(from + width);
                    Vector128<float> c = *(Vector128<float>*)(from + 2 * width), d = row == 12 ? last : *(Vector128<float>*)(from + 3 * width);
                    Vector128<float> ab = Shuffles.InterleaveLow(a, b), cd = Shuffles.InterleaveLow(c, d);
                    *(Vector128<float>*)to = Shuffles.JoinLow(ab, cd);
                    *(Vector128<float>*)(to + 16) = Shuffles.JoinHigh(ab, cd);
                    ab = Shuffles.InterleaveHigh(a, b);
                    cd = Shuffles.InterleaveHigh(c, d);
                    *(Vector128<float>*)(to + 32) = Shuffles.JoinLow(ab, cd);
                    *(Vector128<float>*)(to + 48) = Shuffles.JoinHigh(ab, cd);
                }
            }
        }
    }

    [MethodImpl(Inline)]
    private static void Gather(double* rows, double* columns, nint width, double* end)
    {
        for (nint column = 0; column < width; column += 2)
        {
            double* from = rows + column, to = columns + column * 8;
            Vector128<double> last = MaskedTail<Lanes128<double>, double>.Load(from + 7 * width, width - column, end).Vector;
            if (Vector512.IsHardwareAccelerated)
            {
                var lines = (Vector512<double>*)to;
                Transpose.TwoColumns(from, width, last, out lines[0], out lines[1]);
                continue;
            }
            for (nint row = 0; row < 8; row += 2, from += 2 * width, to += 2)
            {
                Vector128<double> a = *(Vector128<double>*)from, b = row == 6 ? last : *(Vector128<double>*)(from + width);
                *(Vector128<double>*)to = Shuffles.InterleaveLow(a, b);
                *(Vector128<double>*)(to + 8) = Shuffles.InterleaveHigh(a, b);
            }
        }
    }
}
