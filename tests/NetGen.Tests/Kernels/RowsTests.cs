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
            for (int column = 0; column < width; column++)
            {
                Quads(width, column, 4, default(FourRows<float>), default(FourRows<double>));
                for (int count = 1; count <= 4; count++) Quads(width, column, count, new FewRows<float>(count), new FewRows<double>(count));
            }
        }
    }

    [Fact]
    public void Absent_lanes_become_zero_even_if_they_are_no_numbers()
    {
        for (int count = 1; count <= 4; count++)
        {
            Vector128<float> s = ((IRows<Vector128<float>, float>)new FewRows<float>(count)).Present(Vector128.Create(float.NaN));
            Vector256<double> d = ((IRows<Vector256<double>, double>)new FewRows<double>(count)).Present(Vector256.Create(double.NaN));
            for (int lane = 0; lane < 4; lane++)
            {
                Assert.Equal(lane < count ? float.NaN : 0, s[lane]);
                Assert.Equal(lane < count ? double.NaN : 0, d[lane]);
            }
        }
        Assert.Equal(Vector128.Create(3f), ((IRows<Vector128<float>, float>)default(FourRows<float>)).Present(Vector128.Create(3f)));
        Assert.Equal(Vector256.Create(3.0), ((IRows<Vector256<double>, double>)default(FourRows<double>)).Present(Vector256.Create(3.0)));
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

    private static void Quads<TSingle, TDouble>(int width, int column, int count, TSingle single, TDouble @double)
        where TSingle : struct, IRows<Vector128<float>, float>
        where TDouble : struct, IRows<Vector256<double>, double>
    {
        // Exactly the memory of the rows: fences stand right behind the last one.
        Guarded<float> s = Guarded<float>.Of(Batch.Uniform<float>(count * width, 1)), sTarget = new(count * width);
        Guarded<double> d = Guarded<double>.Of(Batch.Uniform<double>(count * width, 2)), dTarget = new(count * width);
        Vector128<float> singles = single.Read(new(ref s.First), column, width);
        Vector256<double> doubles = @double.Read(new(ref d.First), column, width);
        single.Write(new(ref sTarget.First), column, width, singles);
        @double.Write(new(ref dTarget.First), column, width, doubles);
        sTarget.AssertFences();
        dTarget.AssertFences();
        for (int lane = 0; lane < 4; lane++)
        {
            int row = Math.Min(lane, count - 1);
            Assert.Equal(s.Values[row * width + column], singles[lane]);
            Assert.Equal(d.Values[row * width + column], doubles[lane]);
        }
        for (int i = 0; i < count * width; i++)
        {
            Assert.Equal(i % width == column ? s.Values[i] : 0, sTarget.Values[i]);
            Assert.Equal(i % width == column ? d.Values[i] : 0, dTarget.Values[i]);
        }
    }
}
