using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>
/// Arithmetic on long vectors of doubles. Sums have one order on every machine: sixteen partial sums, products rounded on their own.
/// </summary>
internal static class DoubleVectors
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;
    private const int Width = 4;
    private const int Block = 4 * Width;

    /// <summary>The inner product.</summary>
    [MethodImpl(Optimize)]
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        right = right[..left.Length];
        ref double a = ref MemoryMarshal.GetReference(left), b = ref MemoryMarshal.GetReference(right);
        Vector256<double> first = default, second = default, third = default, fourth = default;
        nuint i = 0, whole = (nuint)(left.Length / Block * Block);
        for (; i < whole; i += Block)
        {
            first += Vector256.LoadUnsafe(ref a, i) * Vector256.LoadUnsafe(ref b, i);
            second += Vector256.LoadUnsafe(ref a, i + Width) * Vector256.LoadUnsafe(ref b, i + Width);
            third += Vector256.LoadUnsafe(ref a, i + 2 * Width) * Vector256.LoadUnsafe(ref b, i + 2 * Width);
            fourth += Vector256.LoadUnsafe(ref a, i + 3 * Width) * Vector256.LoadUnsafe(ref b, i + 3 * Width);
        }

        Vector256<double> sums = (first + second) + (third + fourth);
        double sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        for (; i < (nuint)left.Length; i++) sum += Unsafe.Add(ref a, i) * Unsafe.Add(ref b, i);
        return sum;
    }

    /// <summary>Adds a multiple of one vector to another.</summary>
    [MethodImpl(Optimize)]
    public static void AddScaled(Span<double> sum, double factor, ReadOnlySpan<double> vector) => Combine(sum, sum, factor, vector);

    /// <summary>One vector plus a multiple of another.</summary>
    [MethodImpl(Optimize)]
    public static void Combine(Span<double> result, ReadOnlySpan<double> start, double factor, ReadOnlySpan<double> vector)
    {
        start = start[..result.Length];
        vector = vector[..result.Length];
        ref double r = ref MemoryMarshal.GetReference(result), s = ref MemoryMarshal.GetReference(start), v = ref MemoryMarshal.GetReference(vector);
        Vector256<double> factors = Vector256.Create(factor);
        nuint i = 0, whole = (nuint)(result.Length / Width * Width);
        for (; i < whole; i += Width)
            (Vector256.LoadUnsafe(ref s, i) + factors * Vector256.LoadUnsafe(ref v, i)).StoreUnsafe(ref r, i);
        for (; i < (nuint)result.Length; i++) Unsafe.Add(ref r, i) = Unsafe.Add(ref s, i) + factor * Unsafe.Add(ref v, i);
    }

    /// <summary>Multiplies a vector by a number.</summary>
    [MethodImpl(Optimize)]
    public static void Scale(Span<double> vector, double factor)
    {
        foreach (ref double value in vector) value *= factor;
    }

    /// <summary>The largest absolute value; NaN if there is one.</summary>
    [MethodImpl(Optimize)]
    public static double LargestMagnitude(ReadOnlySpan<double> vector)
    {
        double largest = 0;
        foreach (double value in vector) largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
