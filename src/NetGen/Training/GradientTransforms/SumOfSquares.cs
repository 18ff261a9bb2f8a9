using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>A sum of squares in double precision, in one order for all machines.</summary>
internal static class SumOfSquares
{
    /// <summary>The sum; squares in double neither overflow nor vanish for values in single precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Four sums, because one would wait for each addition before the next.
        double a = 0, b = 0, c = 0, d = 0;
        for (; values.Length >= 4; values = values[4..])
        {
            a += Square(values[0]);
            b += Square(values[1]);
            c += Square(values[2]);
            d += Square(values[3]);
        }

        foreach (T value in values) a += Square(value);
        return (a + b) + (c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Square<T>(T value)
        where T : unmanaged
    {
        // Without the conversions of generic mathematics: those box while their code is not yet optimised.
        double wide = typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(value) : Unsafe.BitCast<T, double>(value);
        return wide * wide;
    }
}
