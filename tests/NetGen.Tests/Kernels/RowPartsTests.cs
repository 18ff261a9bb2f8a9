using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Parts of rows go where they belong, zeros follow where they are asked for, and nothing else is touched.</summary>
public sealed class RowPartsTests
{
    [Theory]
    [InlineData(1, 5, 0, 16, 0, 5, 5)]
    [InlineData(3, 5, 1, 16, 7, 3, 16)]
    [InlineData(4, 16, 4, 8, 2, 6, 8)]
    [InlineData(2, 9, 9, 4, 4, 0, 4)]
    [InlineData(0, 5, 0, 16, 0, 5, 16)]
    public void Every_value(int rows, int sourceStride, int first, int targetStride, int offset, int width, int end)
    {
        Check(rows, sourceStride, first, targetStride, offset, width, end, static i => (float)i);
        Check(rows, sourceStride, first, targetStride, offset, width, end, static i => (double)i);
    }

    private static void Check<T>(int rows, int sourceStride, int first, int targetStride, int offset, int width, int end, Func<int, T> value)
        where T : unmanaged
    {
        T[] source = [.. Enumerable.Range(1, rows * sourceStride + 1).Select(value)], target = [.. Enumerable.Range(1, rows * targetStride + 1).Select(i => value(-i))];
        T[] expected = [.. target];
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < width; i++) expected[row * targetStride + offset + i] = source[row * sourceStride + first + i];
            for (int i = offset + width; i < end; i++) expected[row * targetStride + i] = value(0);
        }

        RowParts.Copy(ref source[0], sourceStride, first, ref target[0], targetStride, offset, rows, width, end);
        Assert.Equal(expected, target);
    }
}
