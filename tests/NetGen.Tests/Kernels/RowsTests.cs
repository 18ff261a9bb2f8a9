using System.Numerics;
using System.Runtime.Intrinsics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>How straight-line code reads and writes examples, back to back or in columns.</summary>
public sealed unsafe class RowsTests
{
    private static readonly int[] Widths = [1, 2, 3, 4, 5, 7, 8, 9, 16];

    [Fact]
    public void Examples_back_to_back()
    {
        foreach (int width in Widths)
        {
            BackToBack<Lanes128<float>, float>(width);
            BackToBack<Lanes256<double>, double>(width);
            BackToBack<Four<float>, float>(width);
            BackToBack<Four<double>, double>(width);
        }
    }

    [Fact]
    public void From_rows_to_columns_and_back()
    {
        foreach (int width in Widths.Where(width => width > 1))
        {
            ThereAndBack<float>(width);
            ThereAndBack<double>(width);
        }
    }

    private static void ThereAndBack<T>(int width)
        where T : unmanaged, INumberBase<T>
    {
        int line = Vector512<T>.Count;
        for (int count = 1; count <= line; count++)
        {
            T[] rows = Batch.Uniform<T>(count * width, count);
            Guarded<T> filled = new(line * width), columns = new((width + Columns.Overrun) * line), back = new(count * width);
            Columns.Fill(Guarded<T>.Of(rows).Pointer, count, filled.Pointer, width);
            Columns.Gather(filled.Pointer, columns.Pointer, width, filled.Pointer + line * width);
            for (int column = 0; column < width; column++)
            {
                for (int lane = 0; lane < line; lane++) Assert.Equal(rows[Math.Min(lane, count - 1) * width + column], columns.Values[column * line + lane]);
            }
            Columns.Scatter(columns.Pointer, back.Pointer, count, width);
            Assert.Equal(rows, back.Values.ToArray());
            filled.AssertFences();
            columns.AssertFences();
            back.AssertFences();
        }
    }

    private static void BackToBack<V, T>(int width)
        where V : unmanaged, IQuad<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int column = 0; column < width; column++)
        {
            Check<V, FourRows<V, T>, T>(width, column, 4, default);
            for (int count = 1; count <= 4; count++) Check<V, FewRows<V, T>, T>(width, column, count, new(count));
        }
    }

    /// <summary>Absent examples repeat the last one, and become zero even where it is not a number.</summary>
    private static void Check<V, TRows, T>(int width, int column, int count, TRows rows)
        where V : unmanaged, IQuad<V, T>
        where TRows : struct, IExamples<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Exactly the memory of the rows: a fence stands right behind the last one.
        Guarded<T> values = Guarded<T>.Of(Batch.Uniform<T>(count * width, 1));
        T[] read = new T[4], present = new T[4];
        V.Store(read, 0, rows.Read(new(ref values.First), column, width));
        V.Store(present, 0, rows.Present(V.Broadcast(T.NaN)));
        for (int lane = 0; lane < 4; lane++)
        {
            Assert.Equal(values.Values[Math.Min(lane, count - 1) * width + column], read[lane]);
            Assert.Equal(lane < count ? T.NaN : T.Zero, present[lane]);
        }
    }
}
