using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Test data in the layouts of the kernels, and the sizes worth trying.</summary>
internal static class Batch
{
    public static IEnumerable<int> Sizes => [.. Enumerable.Range(1, 33), 64, 65, 100];

    /// <summary>Rows back to back.</summary>
    public static T[] Uniform<T>(int count, int seed, double low = -2, double high = 2)
        where T : unmanaged, INumberBase<T>
    {
        var random = new Random(seed);
        var values = new T[count];
        foreach (ref T value in values.AsSpan()) value = T.CreateChecked(low + (high - low) * random.NextDouble());
        return values;
    }

    /// <summary>Small whole numbers: their sums of products are exact in every order, so that kernels can be compared exactly.</summary>
    public static T[] Integers<T>(int count, int seed)
        where T : unmanaged, INumberBase<T>
    {
        var random = new Random(seed);
        var values = new T[count];
        foreach (ref T value in values.AsSpan()) value = T.CreateChecked(random.Next(-8, 9));
        return values;
    }

    /// <summary>Rows back to back into padded rows.</summary>
    public static Guarded<T> Pad<T>(ReadOnlySpan<T> rows, int size, T padding = default)
        where T : unmanaged
    {
        int count = rows.Length / size, stride = Padding.Stride<T>(size);
        var padded = new Guarded<T>(count * stride);
        padded.Values.Fill(padding);
        for (int row = 0; row < count; row++) rows.Slice(row * size, size).CopyTo(padded.Values[(row * stride)..]);
        return padded;
    }

    /// <summary>Padded rows into rows back to back, after a look at the padding and the fences. What lies between wide rows does not count.</summary>
    public static T[] Unpad<T>(Guarded<T> padded, int size, bool zero = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        padded.AssertFences();
        int stride = Padding.Stride<T>(size), end = Padding.Of<T>(size), count = padded.Length / stride;
        var rows = new T[count * size];
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<T> values = padded.Values.Slice(row * stride, end);
            values[..size].CopyTo(rows.AsSpan(row * size));
            foreach (T value in values[size..]) Assert.True(!zero || (T.IsZero(value) && !T.IsNegative(value)), "padding is not bit-zero");
        }
        return rows;
    }

    public static double[] ToDouble<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumberBase<T>
    {
        var result = new double[values.Length];
        for (int i = 0; i < result.Length; i++) result[i] = double.CreateChecked(values[i]);
        return result;
    }

    public static void AssertClose<T>(ReadOnlySpan<double> expected, ReadOnlySpan<T> actual, double tolerance)
        where T : unmanaged, INumberBase<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double value = double.CreateChecked(actual[i]), allowed = tolerance * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(Math.Abs(value - expected[i]) <= allowed, $"[{i}]: expected {expected[i]:R}, got {value:R}");
        }
    }

    public static bool SameBits<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged
        => MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));

    public static double Tolerance<T>() => typeof(T) == typeof(float) ? 2e-6 : 1e-14;
}
