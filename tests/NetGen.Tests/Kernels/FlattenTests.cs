using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The rows of an example back to back in one, and back; whatever memory held before, padding becomes zero.</summary>
public sealed class FlattenTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(4, 4)]
    [InlineData(2, 16)]
    [InlineData(5, 17)]
    [InlineData(9, 33)]
    public void There_and_back(int rows, int size)
    {
        ThereAndBack<float>(3, rows, size);
        ThereAndBack<double>(3, rows, size);
    }

    private static void ThereAndBack<T>(int examples, int rows, int size)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int stride = (int)Padding.Stride<T>(size), flatStride = (int)Padding.Stride<T>(rows * size), flatEnd = (int)Padding.Of<T>(rows * size);
        T[] source = new T[examples * rows * stride], flat = Filled<T>(examples * flatStride), back = Filled<T>(source.Length);
        for (int row = 0; row < examples * rows; row++)
        {
            for (int i = 0; i < size; i++) source[row * stride + i] = T.CreateChecked(1 + row * size + i);
        }

        Rows.Flatten(ref source[0], ref flat[0], examples, rows, size);
        for (int example = 0; example < examples; example++)
        {
            T[] expected = [.. Enumerable.Range(1 + example * rows * size, rows * size).Select(T.CreateChecked), .. new T[flatEnd - rows * size]];
            Assert.Equal(expected, flat[(example * flatStride)..(example * flatStride + flatEnd)]);
        }

        Rows.Unflatten(ref flat[0], ref back[0], examples, rows, size);
        int end = (int)Padding.Of<T>(size);
        for (int row = 0; row < examples * rows; row++)
            Assert.Equal(source[(row * stride)..(row * stride + end)], back[(row * stride)..(row * stride + end)]);
    }

    private static TValue[] Filled<TValue>(int count)
        where TValue : IFloatingPointIeee754<TValue>
    {
        TValue[] values = new TValue[count];
        values.AsSpan().Fill(TValue.NaN);
        return values;
    }
}
