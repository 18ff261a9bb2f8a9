using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Between examples back to back and columns of 64 bytes, with one value of each example in the lanes.</summary>
internal static unsafe class Columns
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>How many values are read behind those that count: examples are read in vectors of 128 bits.</summary>
    public const int Overrun = 3;

    /// <summary>Turns a line of examples into columns. Reads <see cref="Overrun"/> values behind the last example, unless their width is 1.</summary>
    /// <param name="rows">As many examples as 64 bytes have lanes.</param>
    /// <param name="columns">A line for each of their values, and room for <see cref="Overrun"/> more.</param>
    /// <param name="width">How many values an example has.</param>
    [MethodImpl(Inline)]
    public static void Gather<T>(T* rows, T* columns, nint width)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) Gather((float*)rows, (float*)columns, width);
        else Gather((double*)rows, (double*)columns, width);
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

    // Blocks of 8 x 4, 4 x 4 and 2 x 2 in registers. The lines behind the last column are written too, with what follows it.
    [MethodImpl(Inline)]
    private static void Gather(float* rows, float* columns, nint width)
    {
        for (nint column = 0; column < width; column += 4)
        {
            float* from = rows + column, to = columns + column * 16;
            if (Avx.IsSupported)
            {
                for (nint row = 0; row < 16; row += 8, from += 8 * width, to += 8)
                    Transpose.Half(from, width, out ((Vector256<float>*)to)[0], out ((Vector256<float>*)to)[2], out ((Vector256<float>*)to)[4], out ((Vector256<float>*)to)[6]);
                continue;
            }
            for (nint row = 0; row < 16; row += 4, from += 4 * width, to += 4)
            {
                Vector128<float> a = *(Vector128<float>*)from, b = *(Vector128<float>*)(from + width);
                Vector128<float> c = *(Vector128<float>*)(from + 2 * width), d = *(Vector128<float>*)(from + 3 * width);
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

    [MethodImpl(Inline)]
    private static void Gather(double* rows, double* columns, nint width)
    {
        for (nint column = 0; column < width; column += 2)
        {
            double* from = rows + column, to = columns + column * 8;
            for (nint row = 0; row < 8; row += 2, from += 2 * width, to += 2)
            {
                Vector128<double> a = *(Vector128<double>*)from, b = *(Vector128<double>*)(from + width);
                *(Vector128<double>*)to = Shuffles.InterleaveLow(a, b);
                *(Vector128<double>*)(to + 8) = Shuffles.InterleaveHigh(a, b);
            }
        }
    }
}
