using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public sealed unsafe class TransposeTests
{
    [Fact]
    public void Rows_become_columns_at_every_size()
    {
        for (int n = 1; n <= 70; n++)
        {
            foreach (int other in (int[])[1, 2, 3, 5, 8, 9, 16, 31])
            {
                Check<float>(n, other);
                Check<float>(other, n);
                Check<double>(n, other);
                Check<double>(other, n);
            }
        }
    }

    private static void Check<T>(int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = Batch.Uniform<T>(rows * columns, 1), expected = new T[rows * columns];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) expected[column * rows + row] = values[row * columns + column];

        // What stands in the padding of the source does not get across.
        Guarded<T> source = Batch.Pad<T>(values, columns, padding: T.NaN), target = new(columns * Padding.Stride<T>(rows));
        target.Values.Fill(T.NaN);
        Transpose.Run(source.Pointer, target.Pointer, rows, columns);
        Assert.Equal(expected, Batch.Unpad(target, rows));
        target.Values.Fill(T.NaN);
        Transpose.OneByOne(source.Pointer, target.Pointer, rows, columns);
        Assert.Equal(expected, Batch.Unpad(target, rows));

        // Wide blocks are only chosen where registers are wide, but are right everywhere.
        int whole = rows / Padding.CacheLine<T>() * Padding.CacheLine<T>();
        if (whole == 0) return;
        target.Values.Clear();
        if (typeof(T) == typeof(float)) Transpose.Wide((float*)source.Pointer, (float*)target.Pointer, rows, columns, whole);
        else Transpose.Wide((double*)source.Pointer, (double*)target.Pointer, rows, columns, whole);
        for (int i = 0; i < expected.Length; i++)
            if (i % rows >= whole) expected[i] = T.Zero;
        Assert.Equal(expected, Batch.Unpad(target, rows));
    }
}
